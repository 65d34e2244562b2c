import { expect, test } from '@jest/globals';
import { receivablesOf } from './receivables.rules.js';

const instalment = (id: string, dueOn: string, amountFen: number) => ({ id, dueOn, amountFen });
const receipt = (id: string, receivedOn: string, amountFen: number, reversedAt: Date | null = null) => ({
  ...{ id, receivedOn, amountFen, reversedAt },
});

test('part payments leave the rest overdue, today is due and not late, next month is neither', () => {
  const money = receivablesOf(
    [
      {
        contractId: 'one',
        instalments: [
          instalment('a', '2026-10-01', 1000),
          instalment('b', '2026-11-01', 1000),
          instalment('c', '2026-12-01', 1000),
        ],
        receipts: [receipt('r1', '2026-10-03', 1000), receipt('r2', '2026-11-10', 400)],
      },
      { contractId: 'two', instalments: [instalment('d', '2026-11-20', 500)], receipts: [] },
    ],
    '2026-11-20',
  );
  expect(money).toMatchObject({ overdueFen: 600, dueThisMonthFen: 500, receivedThisMonthFen: 400 });
  expect(money.open.map(({ id, outstandingFen, daysOverdue }) => [id, outstandingFen, daysOverdue])).toEqual([
    ['b', 600, 19],
    ['d', 500, 0],
  ]);
});

test('what was taken back was not received, and what is overpaid hides no other contract’s debt', () => {
  const money = receivablesOf(
    [
      {
        contractId: 'one',
        instalments: [instalment('a', '2026-11-01', 1000)],
        receipts: [receipt('r', '2026-11-02', 1000, new Date())],
      },
      {
        contractId: 'two',
        instalments: [instalment('b', '2026-11-01', 100)],
        receipts: [receipt('s', '2026-11-02', 5000)],
      },
    ],
    '2026-11-20',
  );
  expect(money).toMatchObject({ overdueFen: 1000, dueThisMonthFen: 0, receivedThisMonthFen: 5000 });
});
