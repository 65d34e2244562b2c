import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobKinds } from '@zuoxi/vocabulary';
import pg from 'pg';
import { newId } from '../context/index.js';
import { loginRole, makePool, migrate, migrationsFingerprint, type Pool } from '../database/index.js';
import { seedHolidays } from '../calendar/holidays.js';

const appPassword = 'test';

export interface TestDatabase {
  readonly name: string;
  /** As the application connects: no rights until a door gives it a service. */
  readonly url: string;
  /** Where `admin` connects. */
  readonly adminUrl: string;
  /** As nobody in the product connects; for arranging and for looking behind the doors. */
  readonly admin: pg.Pool;
  readonly pool: Pool;
  drop(): Promise<void>;
}

function withDatabase(url: string, name: string, user?: string, password?: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  if (user) parsed.username = user;
  if (password) parsed.password = password;
  return parsed.href;
}

/** The cluster that the test run started. */
export function testClusterUrl(): string {
  return readFileSync(join(process.cwd(), 'data/test-cluster-url'), 'utf8').trim();
}

/** A fresh copy of the migrated template, for one spec file. */
export const makeTestDatabase = async (): Promise<TestDatabase> =>
  makeDatabase(await ensureTemplate(testClusterUrl()));

/** An empty database, brought up to date from the migrations under another root than the workspace. */
export async function makeTestDatabaseOf(root: string): Promise<TestDatabase> {
  const database = await makeDatabase('template0');
  await migrateTestDatabase(database, root);
  return database;
}

/** Brings a database of an earlier version up to date. @returns how many migrations were applied */
export const migrateTestDatabase = ({ name }: TestDatabase, root = process.cwd()): Promise<number> =>
  migrate({ adminUrl: withDatabase(testClusterUrl(), name), root, appPassword });

async function makeDatabase(template: string): Promise<TestDatabase> {
  const adminUrl = testClusterUrl();
  const name = `t_${newId().replaceAll('-', '')}`;
  await onCluster(adminUrl, (client) => client.query(`create database ${name} template ${template}`));
  const url = withDatabase(adminUrl, name, loginRole, appPassword);
  const urlOfAdmin = withDatabase(adminUrl, name);
  const admin = new pg.Pool({ connectionString: urlOfAdmin, max: 2 });
  // Dropping the database cuts whatever is still connected to it.
  admin.on('error', () => undefined);
  admin.on('connect', (client) => client.on('error', () => undefined));
  const pool = makePool(url, 6);
  return {
    name,
    url,
    adminUrl: urlOfAdmin,
    admin,
    pool,
    drop: async () => {
      await pool.end();
      await admin.end();
      await onCluster(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The migrated database that all others are copied from; whichever worker comes first makes it. */
async function ensureTemplate(adminUrl: string): Promise<string> {
  const root = process.cwd();
  // Queues are made after the migrations and change by themselves.
  const queues = createHash('sha256').update(jobKinds.join()).digest('hex').slice(0, 8);
  const name = `template_${await migrationsFingerprint(root)}_${queues}`;
  await onCluster(adminUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('zuoxi.template'))`);
    const { rowCount } = await client.query(`select 1 from pg_database where datname = $1`, [name]);
    if (rowCount) return;
    // A run that was killed in the middle leaves a half-made one.
    await client.query(`drop database if exists ${name}_making with (force)`);
    await client.query(`create database ${name}_making`);
    const makingUrl = withDatabase(adminUrl, `${name}_making`);
    await migrate({ adminUrl: makingUrl, root, appPassword });
    await onCluster(makingUrl, (making) => seedHolidays(making, [2025, 2026]));
    await client.query(`alter database ${name}_making rename to ${name}`);
  });
  return name;
}

async function onCluster(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
