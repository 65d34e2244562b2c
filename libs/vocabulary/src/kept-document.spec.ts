import { describe, expect, test } from '@jest/globals';
import { keptDocument, keptList } from './kept-document.js';

interface Terms {
  readonly months: number;
  readonly holidays: readonly string[];
}
const terms = keptDocument<Terms>(
  'terms',
  ({ years }: { years: number }) => ({ months: years * 12 }),
  (second: { months: number }): Terms => ({ ...second, holidays: [] }),
);

describe('a document', () => {
  test('is written with its version, and read without', () => {
    const today = { months: 6, holidays: ['new_year'] };
    expect(terms.write(today)).toEqual({ v: 3, ...today });
    expect(terms.read(terms.write(today))).toEqual(today);
  });

  test.each([
    ['without a version, which is the first', { years: 2 }],
    ['of the first', { v: 1, years: 2 }],
    ['of the second', { v: 2, months: 24 }],
  ])('%s is brought to today', (_, kept) => {
    expect(terms.read(kept)).toEqual({ months: 24, holidays: [] });
  });

  test.each([[{ v: 4 }], [{ v: 0 }], [{ v: '3' }], [{ v: 1.5 }], ['text'], [7], [null], [[]]])(
    'of a version that is not known (%j) is refused, and said',
    (kept) => {
      expect(() => terms.read(kept)).toThrow(/^terms: version .+ is not known, the newest is 3$/);
    },
  );
});

describe('a list', () => {
  const tiers = keptList<{ rate: string }>('tiers');
  test('is kept under its version; the first ones were kept by themselves', () => {
    const rows = [{ rate: '0.01' }];
    expect(tiers.write(rows)).toEqual({ v: 1, items: rows });
    expect([tiers.read({ v: 1, items: rows }), tiers.read(rows)]).toEqual([rows, rows]);
  });

  test.each([[{ v: 2, items: [] }], [{ items: [] }], [{}], ['[]'], [null]])('%j is refused', (kept) => {
    expect(() => tiers.read(kept)).toThrow(/^tiers: version .+ is not known/);
  });
});

test('a column hands on that there is none', () => {
  expect([terms.to(null), terms.to(undefined), terms.from(null)]).toEqual([null, undefined, null]);
});
