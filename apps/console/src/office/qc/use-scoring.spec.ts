import { describe, expect, test } from '@jest/globals';
import { itemKeyAt, itemKeysShown } from './item-keys';
import { type Move, reduceScoring } from './use-scoring';

const item = (key: string, points: number, fatal = false) => ({
  __typename: 'ScorecardItem' as const,
  key,
  points,
  fatal,
  name: key,
  group: '',
});
const [speed, typos, abuse] = [item('speed', 15), item('typos', 5), item('abuse', 100, true)] as const;
const items = [speed, typos, abuse];

const after = (...moves: readonly Move[]) =>
  moves.reduce(reduceScoring, { picked: [], notApplicable: [], comment: '', before: [] });
const pick = (each: (typeof items)[number]): Move => ({ type: 'toggle', item: each });
const points = (next: (now: number) => number): Move => ({ type: 'points', points: next, items });

describe('an item', () => {
  test('is marked down in full, then by as many points as are said, of the one picked last', () => {
    const { picked } = after(
      pick(typos),
      pick(speed),
      points(() => 3),
      points((now) => now + 0.5),
    );
    expect(picked).toMatchObject([
      { itemKey: 'typos', deduction: 5 },
      { itemKey: 'speed', deduction: 3.5 },
    ]);
  });

  test.each([
    [9, 5],
    [0, 0.5],
    [2.3, 2.5],
  ])('is never marked down by %s points, but by %s', (said, deduction) => {
    expect(
      after(
        pick(typos),
        points(() => said),
      ).picked,
    ).toMatchObject([{ deduction }]);
  });

  test('that is fatal has no part', () => {
    expect(
      after(
        pick(abuse),
        points(() => 3),
      ).picked,
    ).toMatchObject([{ itemKey: 'abuse', deduction: 100 }]);
  });

  test('does not apply, or is marked down: what is said last holds', () => {
    expect(after(pick(speed), { type: 'apply', item: speed })).toMatchObject({
      picked: [],
      notApplicable: ['speed'],
    });
    const marked = after({ type: 'apply', item: speed }, pick(speed));
    expect(marked).toMatchObject({ picked: [{ itemKey: 'speed' }], notApplicable: [] });
  });

  test('that does not apply is not proposed again', () => {
    const proposal = [{ itemKey: 'speed', deduction: 15, messageIds: ['m'] }];
    expect(after({ type: 'apply', item: speed }, { type: 'accept', proposal }).picked).toEqual([]);
  });
});

test('every step is undone, what was typed stays', () => {
  const undo: Move = { type: 'undo' };
  const state = after(
    pick(typos),
    points(() => 2),
    { type: 'comment', comment: '亲' },
    undo,
    undo,
    undo,
  );
  expect(state).toMatchObject({ picked: [], comment: '亲', before: [] });
});

test('every item of a card of two dozen has a key of its own, none of the desk’s', () => {
  const keys = Array.from({ length: 24 }, (_, index) => itemKeyAt(index));
  expect(new Set(keys).size).toBe(24);
  expect(keys.filter((key) => !key || 'aegjknpux/?-='.includes(key))).toEqual([]);
  expect([9, 10, 16].map(itemKeysShown)).toEqual(['1–9', '1–9, 0', '1–9, 0, q–i']);
});
