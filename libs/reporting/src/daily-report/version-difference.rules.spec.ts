import { describe, expect, test } from '@jest/globals';
import type { ReportBody, ReportNumber } from './report.body.js';
import { differenceOf, isSame, type VersionContent } from './version-difference.rules.js';

const number = (metric: string, over: Partial<ReportNumber> = {}): ReportNumber => ({
  ...{ key: metric, metric, value: '0.9', numerator: 36, denominator: 40, sample: 40 },
  ...{ previousDay: '0.8', sameWeekday: null, provisional: false, rows: 'conversations' },
  ...over,
});
const agent = (agentId: string | null, receptions: number) => ({
  ...{ agentId, alias: agentId, receptions, firstResponseSeconds: 20 },
  ...{ averageResponseSeconds: 30, threeMinuteRate: '1' },
});
const hour = (at: number, receptions: number) => ({
  ...{ hour: at, receptions, threeMinuteRate: '1', seatsOnDuty: 2, seatsNeeded: 1 },
});
const case_ = (orderNo: string | null, amountFen: number | null) => ({
  ...{ orderNo, buyer: '买家1', kind: '退款', amountFen, reason: null, outcome: null, agentAlias: null },
});
const body: ReportBody = {
  ...{ numbers: [number('resp3m@1'), number('orders@1', { value: '9', denominator: null })] },
  promises: [
    {
      ...{ clauseId: 'c', promised: 'resp3m@1', metric: 'resp3m@1', comparator: '>=', target: '0.95' },
      ...{ period: 'month', from: '2026-11-01', through: '2026-11-20', value: '0.9', numerator: 9 },
      ...{ denominator: 10, kept: false },
    },
  ],
  byHour: [hour(9, 10), hour(10, 20)],
  agents: [agent('A', 3), agent('B', 4), agent(null, 1)],
  agentsTotal: agent(null, 8),
  afterSales: [case_('1', 5000), case_(null, null), case_(null, 100)],
  seatsSold: 2,
  slots: [{ slotMinute: 540, sold: 2, onDuty: 2, needed: 1 }],
  shifts: [{ agentId: 'A', alias: 'A', startMinute: 540, endMinute: 1020, slots: [540] }],
  qc: {
    ...{ agentsWithChats: 2, agentsReviewed: 1, averageScore: '90', fatal: 0 },
    rows: [{ agentId: 'A', alias: 'A', inTime: true, scores: [90], fatal: 0 }],
  },
  advice: { kind: 'keep', seats: 2, shortShare: 0, slotsBelowSold: 0, worstSlots: [] },
};
const first: VersionContent = { body, comment: '平稳' };
const with_ = (over: Partial<ReportBody>) => ({ ...first, body: { ...body, ...over } });
const parts = (after: VersionContent) =>
  Object.fromEntries(differenceOf(first, after).parts.map(({ part, count }) => [part, count]));

describe('two versions', () => {
  test('with the same content differ in nothing, in whatever order they were kept', () => {
    const again = JSON.parse(JSON.stringify(body)) as ReportBody;
    const reordered = Object.fromEntries(Object.entries(again).reverse()) as unknown as ReportBody;
    expect(differenceOf(first, { body: reordered, comment: '平稳' })).toEqual({ figures: [], parts: [] });
    expect(isSame(differenceOf(first, { body: reordered, comment: '平稳' }))).toBe(true);
  });

  test('differ by their numbers, old beside new', () => {
    const numbers = [
      number('resp3m@1', { value: '0.75', numerator: 30 }),
      number('orders@1', { value: '9', denominator: null, provisional: true }),
      number('csat@1'),
    ];
    const { figures } = differenceOf(first, with_({ numbers }));
    expect(figures.map(({ metric, before, after }) => [metric, before?.value, after?.value])).toEqual([
      ['resp3m@1', '0.9', '0.75'],
      ['orders@1', '9', '9'],
      ['csat@1', undefined, '0.9'],
    ]);
    expect(figures[1]).toMatchObject({ before: { provisional: false }, after: { provisional: true } });
    const [gone] = differenceOf(first, with_({ numbers: body.numbers.slice(1) })).figures;
    expect(gone).toMatchObject({ metric: 'resp3m@1', before: { value: '0.9' }, after: null });
  });

  test('differ by a number that has the same value from another sample', () => {
    const numbers = [number('resp3m@1', { numerator: 18, denominator: 20, sample: 20 }), body.numbers[1]!];
    expect(differenceOf(first, with_({ numbers })).figures).toHaveLength(1);
  });

  test.each<[string, Partial<ReportBody>, object]>([
    ['agents', { agents: [agent('A', 5), agent('B', 4), agent('C', 1)] }, { agents: 3 }],
    ['agents in another order', { agents: [agent('B', 4), agent('A', 3), agent(null, 1)] }, {}],
    ['the total alone', { agentsTotal: agent(null, 9) }, { agents: 1 }],
    ['hours', { byHour: [hour(9, 11), hour(10, 20), hour(11, 1)] }, { hours: 2 }],
    ['half hours', { slots: [] }, { slots: 1 }],
    ['shifts', { shifts: [] }, { slots: 1 }],
    ['cases', { afterSales: [case_('1', 8000), case_(null, null)] }, { aftersales: 2 }],
    ['promises', { promises: [{ ...body.promises[0]!, value: '0.8' }] }, { promises: 1 }],
    ['reviews', { qc: { ...body.qc!, rows: [{ ...body.qc!.rows[0]!, scores: [80] }] } }, { reviews: 1 }],
    ['the mean score alone', { qc: { ...body.qc!, averageScore: '80' } }, { reviews: 1 }],
    ['reviews that are gone', { qc: null }, { reviews: 1 }],
    ['seats sold', { seatsSold: 3 }, { seats: 1 }],
    ['advice', { advice: null }, { seats: 1 }],
    [
      'the day before',
      { numbers: body.numbers.map((each) => ({ ...each, previousDay: '1' })) },
      { comparisons: 2 },
    ],
  ])('differ by %s, said by count', (_, over, expected) => {
    expect(parts(with_(over))).toEqual(expected);
    expect(isSame(differenceOf(first, with_(over)))).toBe(!Object.keys(expected).length);
  });

  test('differ by what the account manager said', () => {
    expect(parts({ ...first, comment: '更正' })).toEqual({ comment: 1 });
    expect(parts({ ...first, comment: null })).toEqual({ comment: 1 });
  });
});

test('no field of a report changes without a difference', () => {
  const changes = Object.keys(body).flatMap((key) =>
    key === 'v'
      ? []
      : [
          [
            key,
            isSame(
              differenceOf(first, with_({ [key]: Array.isArray(body[key as keyof ReportBody]) ? [] : null })),
            ),
          ],
        ],
  );
  expect(changes.filter(([, same]) => same)).toEqual([]);
});
