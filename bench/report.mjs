// The daily report of a store-day with 5,000 conversations and 20 agents in two shifts: with one day of history, with the
// week that it is compared with, and with a year.
//
//   node bench/report.mjs [--builds N]
//
// Bars: database time of a build ≤ 50 ms (median), and no slower with a year than with a week, give or take a fifth.
// Database time is the time during which the process has a statement outstanding: execution and the way there and back.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { DailyReportService } from '@zuoxi/reporting';
import { onDatabase } from '../tools/installation.mjs';
import { makeSmallProvider } from '../tools/small-provider.mjs';
import { inFreshInstallation, judge, machine, round } from './support.mjs';

const { values } = parseArgs({ options: { builds: { type: 'string', default: '40' } } });
const builds = Number(values.builds);
const before = machine();
const lastOn = '2026-11-20';
const conversationsPerDay = 5000;

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

const emptySums = { maxWaitMs: 90_000, responseHistogram: Array(12).fill(2) };
const counters = [
  'buyerMessages',
  'agentMessages',
  'receptions',
  'sessions',
  'consultUsers',
  'receivedUsers',
  'noReply',
  'firstResponseCount',
  'firstResponseMsSum',
  'rounds',
  'roundsAnswered',
  'responseMsSum',
  'platformResponseCount',
  'platformResponseMsSum',
  'within3mNumerator',
  'within3mDenominator',
  'within30sNumerator',
  'within30sDenominator',
];
const sums = JSON.stringify({
  ...emptySums,
  ...Object.fromEntries(counters.map((name, index) => [name, 5 + index])),
});

/** Days of chats, facts and orders up to the last, as imports would have left them. */
const makeDays = (client, ctx, storeId, fromDay, toDay) =>
  onEachTable((text) => client.query(text, [ctx.providerId, storeId, lastOn, fromDay, toDay]));

async function onEachTable(run) {
  const days = `from generate_series($4::int, $5::int) as back, lateral (select ($3::date - back) as on_date) as day,`;
  await run(`
    insert into conversations.conversation
      (provider_id, store_id, id, business_date, external_id, buyer, agent_account, started_at, ended_at, message_count)
    select $1, $2, gen_random_uuid(), on_date, 'c' || n, 'buyer' || n, 'a' || n % 20, on_date + interval '9 hours' + n * interval '10 s',
           on_date + interval '9 hours' + n * interval '10 s' + interval '5 min', 8
      ${days} generate_series(1, ${conversationsPerDay}) as n`);
  await run(`
    insert into conversations.half_hour_fact (provider_id, store_id, business_date, slot_minute, agent_account, sums)
    select $1, $2, on_date, 540 + (slot + agent % 2 * 14) * 30, 'a' || agent, '${sums}'
      ${days} generate_series(0, 15) as slot, generate_series(0, 19) as agent`);
  await run(`
    insert into conversations.order_record (provider_id, store_id, id, business_date, order_no, buyer, paid_fen, status, ordered_at, paid_at)
    select $1, $2, gen_random_uuid(), on_date, on_date || '-' || n, 'buyer' || n * 2, 9900, 'paid',
           on_date + interval '21 hours', on_date + interval '22 hours'
      ${days} generate_series(1, 2000) as n`);
  await run(`
    insert into conversations.after_sale (provider_id, store_id, id, business_date, fingerprint, buyer, kind, amount_fen)
    select $1, $2, gen_random_uuid(), on_date, sha256(convert_to(on_date || '-' || n, 'UTF8')), 'buyer' || n, 'refund', 1200
      ${days} generate_series(1, 60) as n`);
}

async function measure(reports, ctx, storeId) {
  for (let warmup = 0; warmup < 5; warmup += 1) await reports.build(ctx, storeId, lastOn);
  const times = [];
  statements = 0;
  for (let run = 0; run < builds; run += 1) {
    databaseMs = 0;
    await reports.build(ctx, storeId, lastOn);
    times.push(databaseMs);
  }
  times.sort((a, b) => a - b);
  return {
    medianMs: round(times[Math.floor(builds / 2)]),
    p95Ms: round(times[Math.floor(builds * 0.95)]),
    statements: statements / builds,
  };
}

const result = await inFreshInstallation(async (installation) => {
  const { app, ctx, storeIds } = await makeSmallProvider(installation, ['bench']);
  const [storeId] = storeIds;
  const reports = app.get(DailyReportService);
  const grow = (fromDay, toDay) =>
    onDatabase(installation.adminUrl, async (client) => {
      await makeDays(client, ctx, storeId, fromDay, toDay);
      // What autovacuum does within a minute.
      await client.query('vacuum analyze');
    });
  await grow(0, 0);
  const oneDay = await measure(reports, ctx, storeId);
  await grow(1, 7);
  const week = await measure(reports, ctx, storeId);
  await grow(8, 364);
  const year = await measure(reports, ctx, storeId);
  await app.close();
  return { conversationsPerDay, builds, oneDay, week, year };
});

judge(
  { machine: before, ...result },
  {
    'median ms, one day of history': [result.oneDay.medianMs, 50],
    'median ms, a year of history': [result.year.medianMs, 50],
    'a year over a week': [round(result.year.medianMs / result.week.medianMs, 2), 1.2],
  },
);
