// Writes each service's table types from the migrated database, so that a column nobody migrated does not compile.
// `--check` only compares, for CI.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '@zuoxi/platform/database';
import { startPostgres } from './postgres.mjs';
import { serviceNames } from './services.mjs';

const check = process.argv.includes('--check');
// Who has entities writes its columns there (`drift.db-spec.ts` compares them).
const services = Object.fromEntries(
  serviceNames
    .filter((name) => !existsSync(`libs/${name}/src/entities.ts`))
    .map((name) => [name, `libs/${name}/src/tables.ts`]),
);
const pascal = (text) => text.replace(/(^|_)(\w)/g, (_, __, letter) => letter.toUpperCase());

const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

const directory = mkdtempSync(join(tmpdir(), 'zuoxi-codegen-'));
const cluster = await startPostgres(directory, { flags: ['fsync=off'] });
let stale = 0;
try {
  await migrate({ adminUrl: cluster.url, root: process.cwd(), appPassword: 'codegen' });
  const printed = execFileSync(
    process.execPath,
    [
      'node_modules/kysely-codegen/dist/cli/bin.js',
      '--dialect=postgres',
      `--url=${cluster.url}`,
      '--camel-case',
      '--date-parser=string',
      '--numeric-parser=string',
      '--exclude-pattern=(pgboss.*|*_20????|*_other)',
      '--print',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  const published = await publishedViews(client);
  const raw = withClosedLists(printed, await closedLists(client));
  await client.end();
  for (const [service, path] of Object.entries(services)) {
    const text = tablesOf(raw, service, published.get(`zuoxi_${service}`) ?? new Set());
    if (check) {
      if (readFileSync(path, 'utf8') !== text) {
        console.error(`${path} is not what the migrations make: run npm run codegen`);
        stale += 1;
      }
    } else writeFileSync(path, text);
  }
} finally {
  await cluster.stop();
  rmSync(directory, { recursive: true, force: true });
}
if (stale) process.exit(1);

/** `sales.quote` → `status` → what its check lets in, as a type. */
async function closedLists(client) {
  const { rows } = await client.query(
    `select c.relnamespace::regnamespace::text as schema, c.relname as name, a.attname as column,
            pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     where k.contype = 'c' and cardinality(k.conkey) = 1 and not c.relispartition`,
  );
  const byTable = new Map();
  for (const { schema, name, column, definition } of rows) {
    const [, values] =
      definition.match(/^CHECK \(\(\w+ = ANY \(ARRAY\[(('[^']*'::text(, )?)+)\]\)\)\)$/) ?? [];
    if (!values) continue;
    const table = `${camel(schema)}.${camel(name)}`;
    if (!byTable.has(table)) byTable.set(table, new Map());
    byTable.get(table).set(camel(column), [...values.matchAll(/'[^']*'/g)].join(' | '));
  }
  return byTable;
}

/** kysely-codegen knows of no checks: a column that holds one of a list is text to it. */
function withClosedLists(raw, lists) {
  const tables = new Map(
    [...raw.matchAll(/^ {2}"?([\w.]+)"?: (\w+);$/gm)].map(([, table, type]) => [type, table]),
  );
  return raw.replace(/export interface (\w+) \{\n([\s\S]*?)\n\}/g, (whole, type) =>
    [...(lists.get(tables.get(type)) ?? [])].reduce(
      (text, [column, union]) =>
        text.replace(new RegExp(`(^ {2}${column}: .*)\\bstring\\b`, 'm'), `$1${union}`),
      whole,
    ),
  );
}

/** Role → names (`identityPub.store`) of the views that other services publish to it. */
async function publishedViews(client) {
  const { rows } = await client.query(
    `select grantee, table_schema as schema, table_name as name from information_schema.role_table_grants
     where privilege_type = 'SELECT' and table_schema like '%\\_pub'`,
  );
  const byRole = new Map();
  for (const { grantee, schema, name } of rows) {
    if (!byRole.has(grantee)) byRole.set(grantee, new Set());
    byRole.get(grantee).add(`${camel(schema)}.${camel(name)}`);
  }
  return byRole;
}

/** This service's tables and what is published to it, with the nullability that the published columns really have. */
function tablesOf(raw, service, published) {
  const interfaces = new Map(
    [...raw.matchAll(/export interface (\w+) \{\n([\s\S]*?)\n\}/g)].map(([, name, body]) => [name, body]),
  );
  const entries = [...interfaces.get('DB').matchAll(/^ {2}"?([\w.]+)"?: (\w+);$/gm)]
    .map(([, table, type]) => ({ table, type }))
    .filter(({ table }) => table.split('.')[0] === service || published.has(table));
  const columns = (body) =>
    new Map([...body.matchAll(/^ {2}(\w+): (.*);$/gm)].map(([, name, type]) => [name, type]));
  const chunks = entries.map(({ table, type }) => {
    let body = interfaces.get(type);
    if (published.has(table)) {
      const base = columns(interfaces.get(type.replace('Pub', '')));
      body = [...columns(body)]
        .map(([name, own]) => `  ${name}: ${(base.get(name) ?? own).replace(/^Generated<(.*)>$/, '$1')};`)
        .join('\n');
    }
    return `export interface ${type} {\n${body}\n}\n`;
  });
  const header = raw
    .slice(raw.indexOf('/**'), raw.indexOf('export interface '))
    .replace(/export type Int8 = .*;/, 'export type Int8 = number;');
  const json = raw.match(/export type Json = [\s\S]*?export type JsonValue = .*;\n/)?.[0] ?? '';
  const tables = entries.map(({ table, type }) => `  '${table}': ${type};`).join('\n');
  return `${header.trim()}\n\n${json && !header.includes('export type Json =') ? json : ''}${chunks.join('\n')}\nexport interface ${pascal(service)}Tables {\n${tables}\n}\n`;
}
