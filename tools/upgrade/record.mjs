// Records a release, so that every later version is tried on a database of it: which migrations it had, and the rows of
// an installation that it made.
//
//   node tools/upgrade/record.mjs <version>      in a checkout of that version, built
//
// Writes tools/upgrade/<version>/: migrations.json, rows.sql.gz (COPY as `psql` reads it). What signs and who is signed
// in stays out: those are an installation's own.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { once } from 'node:events';
import { backupTables } from '../../apps/cli/dist/backup.tables.js';
import { copyTo } from '../../apps/cli/dist/copy.js';
import { inFreshInstallation } from '../../bench/support.mjs';
import { onDatabase, root, spawnServer } from '../installation.mjs';

const leftOut = /^(identity\.(signing_key|session|attempt)|platform\.holiday|pgboss\..*)$/;
const [version] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) throw new Error('usage: record.mjs <version>');
const directory = join(root, 'tools/upgrade', version);
mkdirSync(directory, { recursive: true });

const files = execFileSync('git', ['ls-files', 'libs/*/migrations/*.sql', 'libs/**/migrations/*.sql'], {
  cwd: root,
  encoding: 'utf8',
});
const migrations = Object.fromEntries(
  [...new Set(files.trim().split('\n'))].sort().map((path) => [
    path,
    createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('hex'),
  ]),
);
writeFileSync(join(directory, 'migrations.json'), `${JSON.stringify(migrations, null, 2)}\n`);

await inFreshInstallation(async (installation) => {
  // The demo provider goes through every use case there is.
  const server = spawnServer(installation, {
    port: 0,
    env: { ZUOXI_DEMO: '1', ZUOXI_DEMO_DAYS: '2', ZUOXI_LOAD_ONLY: '1' },
  });
  const [code] = await once(server, 'exit');
  if (code) throw new Error(`the demo provider ended with ${code}`);
  const parts = [];
  await onDatabase(installation.adminUrl, async (client) => {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'`);
    for (const { name, columns, select } of await backupTables(client)) {
      if (leftOut.test(name)) continue;
      const target = new PassThrough();
      const blocks = [];
      target.on('data', (block) => blocks.push(block));
      const rows = await copyTo(client, `copy (${select}) to stdout`, target);
      if (rows) parts.push(`COPY ${name} (${columns.join(', ')}) FROM stdin;\n`, ...blocks, '\\.\n');
    }
  });
  const text = Buffer.concat(parts.map((part) => Buffer.from(part)));
  writeFileSync(join(directory, 'rows.sql.gz'), gzipSync(text, { level: 9 }));
  console.log(`${version}: ${Object.keys(migrations).length} migrations, ${text.length} bytes of rows`);
});
