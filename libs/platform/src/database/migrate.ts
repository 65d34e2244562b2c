import { createHash, createHmac } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import pg from 'pg';
import { jobKinds, type ProviderId, type StoreId } from '@zuoxi/vocabulary';
import { systemContext } from '../context/index.js';
import { makeMonthsAhead } from './months-ahead.js';
import { deadQueue, queuePolicy } from './queue-policy.js';
import { statementsOf } from './sql-file.js';
import { appRole, jobsRole, loginRole, ownerRole, type Service, serviceLogin, services } from './services.js';

export interface MigrateOptions {
  /** A connection that may create roles and schemas. */
  readonly adminUrl: string;
  /** The workspace: `libs/<service>/src/migrations/*.sql`, and the platform's beside this file. */
  readonly root: string;
  /** The password that the application's login gets. */
  readonly appPassword: string;
}

interface Migration {
  readonly service: Service;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const migrationsDirectory = (root: string, service: Service): string =>
  service === 'platform'
    ? join(root, 'libs/platform/src/database/migrations')
    : join(root, 'libs', service, 'src/migrations');

async function readMigrations(root: string): Promise<Migration[]> {
  const all: Migration[] = [];
  for (const service of services) {
    const directory = migrationsDirectory(root, service);
    const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.sql')).sort();
    for (const name of names) {
      const sql = await readFile(join(directory, name), 'utf8');
      all.push({ service, name, sql, sha256: createHash('sha256').update(sql).digest('hex') });
    }
  }
  return all;
}

/** A word that changes whenever any migration does. */
export async function migrationsFingerprint(root: string): Promise<string> {
  const migrations = await readMigrations(root);
  return createHash('sha256')
    .update(migrations.map((m) => `${m.service}/${m.name}:${m.sha256}`).join('\n'))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Brings a database up to date: roles, schemas, reviewed SQL forward only, parts for the
 * months to come, the job system's own tables. Safe to run
 * by several processes at once (one does it, the others wait).
 *
 * @returns how many migrations were applied.
 * @throws when an applied file was edited since.
 */
export async function migrate(options: MigrateOptions): Promise<number> {
  const client = new pg.Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('zuoxi.migrate'))`);
    await makeRoles(client, options.appPassword);
    await client.query(`create table if not exists platform.migration (
      service text not null, name text not null, sha256 text not null, applied_at timestamptz not null default now(),
      primary key (service, name))`);
    const applied = new Map<string, string>(
      (await client.query(`select service, name, sha256 from platform.migration`)).rows.map((row) => [
        `${row.service}/${row.name}`,
        row.sha256,
      ]),
    );
    let count = 0;
    for (const migration of await readMigrations(options.root)) {
      const key = `${migration.service}/${migration.name}`;
      const known = applied.get(key);
      if (known === migration.sha256) continue;
      if (known) throw new Error(`${key} was edited after it was applied; write a new migration instead`);
      await apply(client, migration);
      count += 1;
    }
    await makeMonthsAhead(client, new Date().toISOString().slice(0, 10));
    await prepareJobs(client, options.adminUrl);
    return count;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local role ${ownerRole(migration.service)}`);
    // One by one, as a distributed database wants them (docs/scaling.md).
    for (const statement of statementsOf(migration.sql)) await client.query(statement);
    await client.query('reset role');
    await client.query(`insert into platform.migration (service, name, sha256) values ($1, $2, $3)`, [
      migration.service,
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${migration.service}/${migration.name}: ${(error as Error).message}`, { cause: error });
  }
}

/** The password of a service's own login; it follows from the application's, which only the installation knows. */
export const serviceLoginPassword = (appPassword: string, service: Service): string =>
  createHmac('sha256', appPassword).update(serviceLogin(service)).digest('base64url');

async function makeRoles(client: pg.Client, appPassword: string): Promise<void> {
  const { rows } = await client.query(`select rolname from pg_roles where rolname like 'zuoxi%'`);
  const existing = new Set(rows.map((row) => row.rolname as string));
  const create = async (role: string, attributes: string) => {
    if (!existing.has(role)) await client.query(`create role ${role} ${attributes}`);
  };
  await create(loginRole, 'login noinherit');
  await create(jobsRole, 'nologin');
  for (const service of services) {
    await create(ownerRole(service), 'nologin');
    await create(appRole(service), 'nologin');
    await client.query(`grant ${ownerRole(service)} to current_user`);
    await client.query(`grant ${appRole(service)} to ${loginRole}`);
    await client.query(`grant ${jobsRole} to ${appRole(service)}`);
    const login = serviceLogin(service);
    await create(login, 'login noinherit');
    await client.query(`grant ${appRole(service)}, ${jobsRole} to ${login}`);
    const password = pg.escapeLiteral(serviceLoginPassword(appPassword, service));
    await client.query(`alter role ${login} password ${password}`);
  }
  await client.query(`grant ${jobsRole} to ${loginRole}`);
  await client.query(`alter role ${loginRole} password ${pg.escapeLiteral(appPassword)}`);
  for (const service of services) {
    await client.query(`create schema if not exists ${service} authorization ${ownerRole(service)}`);
    await client.query(`grant usage on schema ${service} to ${appRole(service)}`);
    if (service === 'platform') continue;
    await client.query(`grant ${appRole('platform')} to ${serviceLogin(service)}`);
    await client.query(`create schema if not exists ${service}_pub authorization ${ownerRole(service)}`);
    // Every service writes audit entries, tasks, files and idempotency records in its own transaction.
    await client.query(`grant zuoxi_platform to ${appRole(service)}`);
    await client.query(`grant usage on schema platform to ${ownerRole(service)}`);
  }
}

async function prepareJobs(client: pg.Client, adminUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: adminUrl, supervise: false, schedule: false, max: 2 });
  boss.on('error', () => undefined);
  await boss.start();
  const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const kind of jobKinds) {
    const dead = deadQueue(kind);
    if (!existing.has(dead)) await boss.createQueue(dead);
    if (existing.has(kind)) await boss.updateQueue(kind, queuePolicy);
    else await boss.createQueue(kind, { ...queuePolicy, deadLetter: dead });
  }
  await queueAwaited(client, boss);
  await boss.stop({ graceful: false, close: true });
  await client.query(`grant usage on schema pgboss to ${jobsRole}`);
  await client.query(`grant select, insert, update, delete on all tables in schema pgboss to ${jobsRole}`);
  await client.query(`grant execute on all functions in schema pgboss to ${jobsRole}`);
}

/**
 * What a service has left undone, as its `awaited_jobs()` says: an upgrade's work of background, and work that was given
 * up. It becomes jobs here, where whatever starts comes by, because only here every provider is in sight.
 */
async function queueAwaited(client: pg.Client, boss: PgBoss): Promise<void> {
  for (const service of services) {
    const asked = `${service}.awaited_jobs()`;
    const { rows: known } = await client.query(`select to_regprocedure($1) is not null as is_there`, [asked]);
    if (!known[0]?.is_there) continue;
    const { rows } = await client.query<{ kind: string; provider_id: ProviderId; store_id: StoreId }>(
      `select a.* from ${asked} a
        where not exists (select from pgboss.job j where j.name = a.kind and j.state in ('created', 'retry', 'active')
                             and j.data -> 'input' ->> 'storeId' = a.store_id::text)`,
    );
    for (const { kind, provider_id, store_id } of rows)
      await boss.send(kind, { ctx: systemContext(provider_id, [store_id]), input: { storeId: store_id } });
  }
}
