// The daily report of a store-day with 5,000 conversations and 20 agents: of a store with one day of history, of one with
// the week that it is compared with, and of one with a year, measured in turn.
//
//   node bench/report.mjs [--builds N]
//
// Bars: database time of a build ≤ 30 ms (median), and with a year within a tenth of what it is with a day. Database time
// is the time during which the process has a statement outstanding: execution and the way there and back.
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ImportService } from '@zuoxi/conversations';
import { Files } from '@zuoxi/platform/files';
import { DailyReportService } from '@zuoxi/reporting';
import { onDatabase } from '../tools/installation.mjs';
import { makeSmallProvider } from '../tools/small-provider.mjs';
import { inFreshInstallation, judge, machine, round } from './support.mjs';

const { values } = parseArgs({ options: { builds: { type: 'string', default: '40' } } });
const builds = Number(values.builds);
const before = machine();
const chatFile = fileURLToPath(new URL('chat-file.mjs', import.meta.url));
/** The first and only day of that file. */
const lastOn = '2026-10-01';
const messages = 40_000;

let databaseMs = 0;
let statements = 0;
const query = pg.Client.prototype.query;
const outstanding = new WeakMap();
pg.Client.prototype.query = function (...args) {
  const sent = query.apply(this, args);
  if (typeof sent?.then !== 'function') return sent;
  const own = outstanding.get(this) ?? { count: 0, since: 0 };
  outstanding.set(this, own);
  if (own.count++ === 0) own.since = performance.now();
  statements += 1;
  const done = () => {
    if (--own.count === 0) databaseMs += performance.now() - own.since;
  };
  sent.then(done, done);
  return sent;
};

/** The last day as a file brings it, and as rolling it up leaves it. */
async function importDay(app, ctx, storeId, path) {
  const content = createReadStream(path);
  const upload = { name: 'day.csv', mediaType: 'text/csv', storeId, content, limitBytes: 1 << 30 };
  const file = await app.get(Files).receive(ctx, { ...upload, permission: 'import:run' });
  await app.get(ImportService).accept(ctx, file, { storeId, kind: 'conversations' });
  await app.jobs.drain();
}

/** Copies of the last day on the days before it. */
async function makeHistory(client, storeId, days) {
  const copy = (table, columns, values) =>
    client.query(
      `insert into conversations.${table} (${columns}, business_date)
       select ${values ?? columns}, business_date - back
         from conversations.${table}, generate_series(1, $2::int) as back where store_id = $1 and business_date = $3`,
      [storeId, days, lastOn],
    );
  const talk = 'buyer, agent_account, started_at, ended_at, message_count, agent_accounts, parts';
  await copy(
    'conversation',
    `provider_id, store_id, id, external_id, ${talk}`,
    `provider_id, store_id, gen_random_uuid(), external_id || '-' || back, ${talk}`,
  );
  await copy('half_hour_fact', 'provider_id, store_id, slot_minute, agent_account, sums');
  await copy('day_fact', 'provider_id, store_id, sums, has_chats, accounts');
}

/** One build of each store after the other, so that what else the machine does meets all of them. */
async function measure(reports, ctx, stores) {
  for (let warmup = 0; warmup < 5; warmup += 1)
    for (const { storeId } of stores) await reports.build(ctx, storeId, lastOn);
  for (let run = 0; run < builds; run += 1) {
    for (const store of stores) {
      databaseMs = 0;
      statements = 0;
      await reports.build(ctx, store.storeId, lastOn);
      store.times.push(databaseMs);
      store.statements = statements;
    }
  }
  return Object.fromEntries(
    stores.map(({ name, times, statements: asked }) => {
      times.sort((a, b) => a - b);
      const [median, p95] = [times[Math.floor(builds / 2)], times[Math.floor(builds * 0.95)]];
      return [name, { medianMs: round(median), p95Ms: round(p95), statements: asked }];
    }),
  );
}

const histories = { oneDay: 0, week: 7, year: 364 };
const result = await inFreshInstallation(async (installation, directory) => {
  const names = Object.keys(histories);
  const { app, ctx, storeIds } = await makeSmallProvider(
    installation,
    names.map((name) => name.toLowerCase()),
  );
  const path = join(directory, 'day.csv');
  execFileSync(process.execPath, [chatFile, path, String(messages), '1']);
  for (const storeId of storeIds) await importDay(app, ctx, storeId, path);
  await onDatabase(installation.adminUrl, async (client) => {
    for (const [index, storeId] of storeIds.entries())
      await makeHistory(client, storeId, histories[names[index]]);
    // What autovacuum does within a minute.
    await client.query('vacuum analyze');
  });
  const stores = names.map((name, index) => ({ name, storeId: storeIds[index], times: [] }));
  const measured = await measure(app.get(DailyReportService), ctx, stores);
  await app.close();
  return { messages, builds, ...measured };
});

judge(
  { machine: before, ...result },
  {
    'median ms, one day of history': [result.oneDay.medianMs, 30],
    'median ms, a year of history': [result.year.medianMs, 30],
    'a year over a day': [round(result.year.medianMs / result.oneDay.medianMs, 2), 1.1],
  },
);
