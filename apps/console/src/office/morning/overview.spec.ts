import { expect, test } from '@jest/globals';
import type { OverviewQuery } from '../../gql/office/graphql';
import { overviewOf, total } from './overview';

const shop = (name: string, over: object = {}) => ({
  ...{ store: { id: name, name }, openQuestions: [], unpublishedDays: [], lastPublished: null },
  ...over,
});
const told = (on: string, ...kept: (boolean | null)[]) => ({
  lastPublished: { id: on, on, promises: kept.map((each) => ({ name: '回复率', kept: each })) },
});

test('shops add up, the one that lacks most stands first, and what is not known is not zero', () => {
  const day = (on: string, requiredSeatSlots: number | null, uncoveredSeatSlots: number | null) => ({
    ...{ on, requiredSeatSlots, uncoveredSeatSlots },
  });
  const overview = overviewOf(
    {
      morning: [
        shop('甲', told('2026-11-19', true, false, null)),
        shop('乙', { ...told('2026-11-20', false, false), openQuestions: [{ id: 'q' }] }),
        shop('丙', { unpublishedDays: ['2026-11-03', '2026-11-04'] }),
      ],
      rosterBoard: {
        stores: [
          { store: { id: '甲', name: '甲' }, days: [day('2026-11-21', 30, 0), day('2026-11-22', 30, 4)] },
          { store: { id: '丙', name: '丙' }, days: [day('2026-11-21', null, null)] },
        ],
      },
    } as unknown as OverviewQuery,
    '2026-11-20',
  );
  expect(overview.missed.map(({ name, count, on }) => [name, count, on])).toEqual([
    ['乙', 2, '2026-11-20'],
    ['甲', 1, '2026-11-19'],
  ]);
  expect(total(overview.missed)).toBe(3);
  expect(overview).toMatchObject({
    ...{ shops: 3, untold: 1, unrostered: 1 },
    questions: [{ name: '乙', count: 1 }],
    unpublished: [{ name: '丙', count: 2, on: '2026-11-03' }],
    uncovered: [{ name: '甲', count: 4, on: '2026-11-22' }],
  });
});
