import { describe, expect, it } from '@jest/globals';
import { nextDayConversion, reviewCoverage } from './conversion.js';

const at = (instant: string): number => Date.parse(`${instant}+08:00`);

describe('next-day conversion', () => {
  const inquiry = { buyerId: 'b1', agentId: 'A', at: at('2026-11-21T10:00:00') };

  it.each([
    ['2026-11-21T09:59:59', 0],
    ['2026-11-21T10:00:00', 1],
    ['2026-11-22T23:59:59', 1],
    ['2026-11-23T00:00:00', 0],
  ])('paid at %s converts %d', (paidAt, converted) => {
    expect(nextDayConversion([inquiry], [{ buyerId: 'b1', paidAt: at(paidAt) }])).toEqual([
      { on: '2026-11-21', agentId: 'A', inquiries: 1, converted },
    ]);
  });

  it('a buyer counts once per day and agent, from the first inquiry', () => {
    const later = { ...inquiry, at: at('2026-11-21T15:00:00') };
    const other = { ...inquiry, agentId: 'B' };
    const rows = nextDayConversion(
      [later, inquiry, other],
      [{ buyerId: 'b1', paidAt: at('2026-11-21T12:00:00') }],
    );
    expect(rows.map((row) => [row.agentId, row.inquiries, row.converted])).toEqual([
      ['A', 1, 1],
      ['B', 1, 1],
    ]);
  });
});

it('review coverage names who is missing and leaves out reviews made too late', () => {
  const review = { chatsOn: '2026-11-21', reviewedOn: '2026-11-22' };
  expect(
    reviewCoverage(
      '2026-11-21',
      ['A', 'B', 'C', 'A'],
      [
        { agentId: 'A', ...review },
        { agentId: 'B', ...review, reviewedOn: '2026-11-23' },
        { agentId: 'C', ...review, chatsOn: '2026-11-20' },
      ],
    ),
  ).toEqual({ numerator: 1, denominator: 3, missing: ['B', 'C'] });
});
