import { describe, expect, test } from '@jest/globals';
import { runSentence } from '@zuoxi/platform/schedules';
import type { PromiseResult } from '../daily-report/promise.rules.js';
import { type DayToPublish, holdingOf } from './holding.rules.js';

const built = new Date('2026-11-21T00:00:00Z');
const later = new Date('2026-11-21T00:10:00Z');
const strict = {
  ...{ expected: ['orders', 'aftersales'] as ('orders' | 'aftersales')[], missedPromisesAllowed: false },
  ...{ unmatchedAccountsAllowed: 0, refusedRowsAllowed: 0, slotsBelowSoldAllowed: 0 },
};
const aReport = (over: object = {}): NonNullable<DayToPublish['report']> => ({
  ...{ version: 1, status: 'draft', asOf: built, body: { promises: [], advice: null } },
  ...over,
});
const aDay = (over: Partial<DayToPublish> = {}): DayToPublish => ({
  ...{
    hasChats: true,
    files: ['conversations', 'orders', 'aftersales'],
    waiting: 0,
    importing: 0,
    stale: false,
  },
  ...{ changedAt: built, unmatchedAccounts: 0, refusedRows: 0, report: aReport() },
  ...over,
});
const body = (kept: boolean | null, slotsBelowSold = 0) => ({
  promises: [{ kept } as PromiseResult],
  advice: { slotsBelowSold } as NonNullable<DayToPublish['report']>['body']['advice'],
});

test('a complete day without anything odd goes out', () => {
  expect(holdingOf(strict, aDay())).toEqual([]);
  expect(holdingOf(strict, aDay({ report: aReport({ body: body(true) }) }))).toEqual([]);
  expect(holdingOf(strict, aDay({ report: aReport({ body: body(null) }) }))).toEqual([]);
});

test('what is out is held by nothing', () => {
  const report = aReport({ status: 'published' });
  expect(holdingOf(strict, aDay({ stale: true, files: [], report }))).toEqual([]);
});

describe('held', () => {
  test.each<[string, Partial<DayToPublish>, string, string]>([
    [
      ...(['without chats and orders', { hasChats: false, files: ['aftersales'] }] as const),
      ...(['缺 2 个文件：聊天记录、订单', 'files missing: 2 (chats, orders)'] as const),
    ],
    ['by a file that nobody knows', { waiting: 1 }, '1 个文件待辨认', 'files not recognised: 1'],
    ['while a file comes in', { importing: 1 }, '1 个文件正在导入', 'files being imported: 1'],
    ['while it is counted', { stale: true }, '数据仍在汇总', 'figures are still being rolled up'],
    [
      ...(['when its data came later', { changedAt: later }] as const),
      ...(['日报生成后数据有变化', 'the data changed after the report was built'] as const),
    ],
    ['by an account', { unmatchedAccounts: 2 }, '2 个客服账号未匹配', 'agent accounts not matched: 2'],
    ['by a row', { refusedRows: 3 }, '3 行数据未被接受', 'rows not taken: 3'],
    [
      ...(['by a promise', { report: aReport({ body: body(false) }) }] as const),
      ...(['1 项承诺未达标', 'promises not kept: 1'] as const),
    ],
    [
      ...(['by a thin roster', { report: aReport({ body: body(true, 4) }) }] as const),
      ...(['4 个半小时按排班在岗少于已购', 'half hours rostered below the seats sold: 4'] as const),
    ],
    [
      ...(['as a correction', { report: aReport({ version: 2 }) }] as const),
      ...(['更正已发布的日报要由人说明原因', 'a correction wants a person’s reason'] as const),
    ],
  ])('%s', (_, over, zh, en) => {
    const held = holdingOf(strict, aDay(over));
    const said = (locale: 'zh-CN' | 'en-US') =>
      held.map(({ sentence, params = {} }) => runSentence(sentence, locale, params));
    expect([said('zh-CN'), said('en-US')]).toEqual([[zh], [en]]);
  });
});

test('what the rule allows holds nothing, one more does', () => {
  const lenient = {
    ...{ expected: [], missedPromisesAllowed: true },
    ...{ unmatchedAccountsAllowed: 2, refusedRowsAllowed: 3, slotsBelowSoldAllowed: 4 },
  };
  const odd = { files: ['conversations'], unmatchedAccounts: 2, refusedRows: 3 };
  const report = aReport({ body: body(false, 4) });
  expect(holdingOf(lenient, aDay({ ...odd, report }))).toEqual([]);
  expect(holdingOf(lenient, aDay({ ...odd, report, refusedRows: 4 }))).toEqual([
    { sentence: 'rows-refused', params: { count: 4 } },
  ]);
});
