// Makes a cluster of an installation: `node tools/citus/distribute.mjs --url <superuser's> --coordinator <host:port>
// --worker <host:port> …`. `--print` only says what would be sent. The application is stopped meanwhile.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { distribution, readInstallation } from './plan.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    coordinator: { type: 'string', default: 'localhost:5432' },
    worker: { type: 'string', multiple: true, default: [] },
    shards: { type: 'string', default: '32' },
    print: { type: 'boolean', default: false },
  },
});
if (!values.url) {
  console.error(
    readFileSync(new URL(import.meta.url), 'utf8')
      .match(/`node [^]*?`/)?.[0]
      .replace(/\n\/\/ /g, ' '),
  );
  process.exit(2);
}
const client = new pg.Client({ connectionString: values.url });
await client.connect();
try {
  const statements = distribution(await readInstallation(client), {
    coordinator: values.coordinator,
    workers: values.worker,
    shards: Number(values.shards),
  });
  for (const statement of statements) {
    console.log(`${statement};`);
    if (!values.print) await client.query(statement);
  }
} finally {
  await client.end();
}
