// One installation of the product: its data directory, its database brought up to date, its server process. Whatever
// starts, serves, benchmarks or repairs an installation finds it here, by the same rules.
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedHolidays } from '@zuoxi/platform/calendar';
import { loginRole, migrate, serviceLogin, serviceLoginPassword } from '@zuoxi/platform/database';
import pg from 'pg';
import { startPostgres } from './postgres.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Made once; from it come the passwords that only this installation knows. */
function installationSecret(directory) {
  if (process.env.ZUOXI_SECRET) return process.env.ZUOXI_SECRET;
  const path = join(directory, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

export async function onDatabase(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Opens the installation in ZUOXI_DATA (`data` beside the code unless set), on its embedded PostgreSQL or the one that
 * DATABASE_URL names. Starts the embedded one if it is not running; migrates.
 *
 * @param options.directory another data directory
 * @param options.embedded true: leaves DATABASE_URL aside
 * @param options.fresh true: empties an embedded database and the files first
 * @param options.postgresFlags more flags for an embedded server that is started here
 * @param options.onLog is given what such a server logs, in pieces
 * @returns { root, filesDirectory, adminUrl, databaseUrl, databaseUrlOf, contextSecret, masterKey, anchorKey, anchorsDirectory, applied, stop }: URLs as the
 *   database's owner, as the application and as one service of it; what signs calls between processes; what wraps secrets at rest; what signs the heads of the audit chains, and where those lie; how many migrations were applied; stop, which ends a server that was started here
 */
export async function openInstallation({
  directory,
  embedded = false,
  fresh = false,
  postgresFlags,
  onLog,
} = {}) {
  const dataDirectory = resolve(directory ?? process.env.ZUOXI_DATA ?? join(root, 'data'));
  const filesDirectory = join(dataDirectory, 'files');
  mkdirSync(dataDirectory, { recursive: true });
  const own = embedded ? undefined : process.env.DATABASE_URL;
  const cluster = own
    ? { url: own, stop: async () => undefined }
    : await startPostgres(join(dataDirectory, 'postgres'), { flags: postgresFlags, onLog });
  try {
    const adminUrl = new URL(cluster.url);
    if (!own) {
      await onDatabase(cluster.url, async (client) => {
        if (fresh) await client.query('drop database if exists zuoxi with (force)');
        const { rowCount } = await client.query(`select 1 from pg_database where datname = 'zuoxi'`);
        if (!rowCount) await client.query('create database zuoxi');
      });
      adminUrl.pathname = '/zuoxi';
    }
    const anchorsDirectory = join(dataDirectory, 'audit-heads');
    if (fresh) {
      for (const each of [filesDirectory, anchorsDirectory]) rmSync(each, { recursive: true, force: true });
    }
    const secret = installationSecret(dataDirectory);
    const derived = (purpose) => createHmac('sha256', secret).update(purpose).digest('base64url');
    const appPassword = derived('database');
    const applied = await migrate({ adminUrl: adminUrl.href, root, appPassword });
    const year = new Date().getFullYear();
    await onDatabase(adminUrl.href, (client) => seedHolidays(client, [year - 1, year, year + 1]));
    const databaseUrl = new URL(adminUrl);
    databaseUrl.username = loginRole;
    databaseUrl.password = appPassword;
    return {
      root,
      filesDirectory,
      adminUrl: adminUrl.href,
      databaseUrl: databaseUrl.href,
      databaseUrlOf: (service) => {
        const url = new URL(adminUrl);
        url.username = serviceLogin(service);
        url.password = serviceLoginPassword(appPassword, service);
        return url.href;
      },
      contextSecret: derived('context'),
      masterKey: derived('keys'),
      // Not for the server: what it could sign, it could forge.
      anchorKey: derived('audit-heads'),
      anchorsDirectory,
      applied,
      stop: cluster.stop,
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Starts the standalone process on an installation; it sends `ready` when it serves. */
export const spawnServer = (installation, { port, env = {}, output = 'inherit' }) =>
  spawn(process.execPath, ['--enable-source-maps', join(root, 'apps/standalone/dist/main.js')], {
    cwd: root,
    env: {
      ...process.env,
      ZUOXI_ROOT: root,
      ZUOXI_DATABASE_URL: installation.databaseUrl,
      ZUOXI_FILES: installation.filesDirectory,
      ZUOXI_MASTER_KEY: installation.masterKey,
      ZUOXI_DEMO: process.env.ZUOXI_DEMO ?? '1',
      ZUOXI_LOG_LEVEL: process.env.ZUOXI_LOG_LEVEL ?? 'warn',
      PORT: String(port),
      ...env,
    },
    stdio: ['inherit', output, output, 'ipc'],
  });

/** What an empty installation tells whoever started it. */
export const setupText = ({ path, expiresAt }, port) => {
  const until = new Date(expiresAt).toLocaleString('sv-SE');
  return `首次设置（一次有效，至 ${until}）· set up your company (good once, until ${until})
  http://127.0.0.1:${port}${path}`;
};
