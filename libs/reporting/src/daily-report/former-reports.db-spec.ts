import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '@zuoxi/platform/context';
import { makeTestDatabaseOf, migrateTestDatabase, type TestDatabase } from '@zuoxi/platform/testing';

const on = '2026-11-24';
const figures = { numerator: 9, denominator: 10, sample: 10, previousDay: null, sameWeekday: '0.8' };
const number = { key: 'threeMinuteRate', metric: 'resp3m_tb@2', value: '0.9', ...figures };
const second = { key: 'averageResponse', metric: 'avg_resp_tb@1', value: '43', ...figures };
const orders = { key: 'orders', metric: 'orders@1', value: '3', ...figures };
const agent = { alias: '客服1', receptions: 3, threeMinuteRate: '1' };
const common = {
  byHour: [{ hour: 9, receptions: 40, seatsNeeded: 2, seatsOnDuty: 2, threeMinuteRate: '0.945' }],
  afterSales: [{ kind: '换货', buyer: '星河', orderNo: '1', amountFen: null }],
  seatsSold: 2,
  advice: null,
};
const first = {
  ...common,
  numbers: [
    { ...number, target: '0.95', kept: false, rows: 'slow', rowsCount: 1 },
    { ...second, target: '40', kept: null, rows: 'timed', rowsCount: 1 },
    { ...orders, target: null, kept: null, rows: 'orders', rowsCount: 3 },
  ],
  agents: [agent],
  qc: { agentsWithChats: 2, agentsReviewed: 1, averageScore: '90', fatal: 0 },
  seatCoverage: '0.97',
  seatsOnDutyPeak: 2,
};
const v2 = {
  ...common,
  v: 2,
  numbers: [{ ...number, provisional: true, rows: 'conversations' }],
  promises: [{ clauseId: 'c', kept: true }],
  agents: [{ ...agent, agentId: 'A' }],
  agentsTotal: { ...agent, agentId: null, alias: null },
  slots: [{ slotMinute: 540, sold: 2, onDuty: 2, needed: 1 }],
  qc: null,
};

let db: TestDatabase;
const columns = `numbers, promises, seats_sold, advice, by_hour, slots, shifts, agents, agents_total, qc, after_sales`;

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'zuoxi-former-'));
  try {
    for (const path of ['libs/platform/src/database/migrations', 'libs/reporting/src/migrations'])
      cpSync(path, join(root, path), { recursive: true, filter: (name) => !name.includes('0004-parts') });
    db = await makeTestDatabaseOf(root);
    for (const [version, body] of [first, v2, { ...v2, shifts: [{ alias: '客服1' }] }].entries())
      await db.admin.query(
        `insert into reporting.daily_report (provider_id, store_id, id, business_date, version, status, body, as_of, created_at)
         values ($1, $1, $2, $3, $4, 'published', $5, now(), now())`,
        [newId(), newId(), on, version, body],
      );
    cpSync('libs/reporting/src/migrations', join(root, 'libs/reporting/src/migrations'), { recursive: true });
    await migrateTestDatabase(db, root);
  } finally {
    rmSync(root, { recursive: true });
  }
});
afterAll(() => db.drop());
const kept = async (version: number) => {
  const text = `select ${columns} from reporting.daily_report where version = $1`;
  return (await db.admin.query(text, [version])).rows[0] as object;
};

test('a report from before promises had periods says what it said', async () => {
  const day = { clauseId: null, period: 'day', from: on, through: on };
  const of = ({ metric, value, numerator, denominator }: typeof number) => ({
    ...{ metric, promised: metric, value, numerator, denominator, ...day },
  });
  expect(await kept(0)).toEqual({
    numbers: [
      { ...number, provisional: false, rows: 'conversations' },
      { ...second, provisional: false, rows: 'conversations' },
      { ...orders, provisional: false, rows: 'orders' },
      {
        ...{ key: 'seatCoverage', metric: 'seat_cov@1', value: '0.97', numerator: null, denominator: null },
        ...{ sample: null, previousDay: null, sameWeekday: null, provisional: false, rows: 'none' },
      },
    ],
    promises: [
      { ...of(number), comparator: '>=', target: '0.95', kept: false },
      { ...of(second), comparator: '<=', target: '40', kept: null },
    ],
    ...{ seats_sold: 2, advice: null, by_hour: common.byHour, slots: [], shifts: null },
    ...{ agents: [{ ...agent, agentId: null }], agents_total: null },
    ...{ qc: { ...first.qc, rows: [] }, after_sales: common.afterSales },
  });
});

test.each([
  [1, null],
  [2, [{ alias: '客服1' }]],
])('a later one is taken apart as it is', async (version, shifts) => {
  expect(await kept(version)).toEqual({
    ...{ numbers: v2.numbers, promises: v2.promises, seats_sold: 2, advice: null, by_hour: common.byHour },
    ...{ slots: v2.slots, shifts, agents: v2.agents, agents_total: v2.agentsTotal, qc: null },
    after_sales: common.afterSales,
  });
});
