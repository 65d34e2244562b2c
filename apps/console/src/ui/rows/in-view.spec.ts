import { describe, expect, test } from '@jest/globals';
import { type Item, itemsInView } from './in-view';

const rowsOf = (items: readonly Item[]) => items.flatMap((item) => ('row' in item ? [item.row] : []));
const heightOfAll = (items: readonly Item[], heightOf: (row: number) => number) =>
  items.reduce((sum, item) => sum + ('row' in item ? heightOf(item.row) : item.height), 0);
const even = () => 40;
const sight = { count: 500, heightOf: even, from: 0, until: 600, keep: [] };

describe('rows in view', () => {
  test('at the top: what is seen and a little more, the rest is room below', () => {
    const items = itemsInView(sight);
    expect(rowsOf(items)).toEqual(Array.from({ length: 23 }, (_, row) => row));
    expect(items.at(-1)).toEqual({ rows: 477, height: 477 * 40 });
  });

  test('at the end the last row is there, and nothing below it', () => {
    const items = itemsInView({ ...sight, from: 500 * 40 - 600, until: 500 * 40 });
    expect(rowsOf(items).at(-1)).toBe(499);
    expect(items.at(-1)).toEqual({ row: 499 });
  });

  test('wherever one is, all rows have their room, once each, and what is seen is there', () => {
    const uneven = (row: number) => 40 + (row % 3) * 33;
    const all = Array.from({ length: 500 }, (_, row) => uneven(row)).reduce((a, b) => a + b, 0);
    for (let from = -700; from < all + 700; from += 487) {
      const items = itemsInView({ ...sight, heightOf: uneven, from, until: from + 600 });
      expect(heightOfAll(items, uneven)).toBe(all);
      expect(items.reduce((sum, item) => sum + ('row' in item ? 1 : item.rows), 0)).toBe(500);
      let top = 0;
      for (const item of items) {
        const bottom = top + ('row' in item ? uneven(item.row) : item.height);
        const isSeen = bottom > from && top < from + 600;
        if (isSeen) expect(item).toHaveProperty('row');
        top = bottom;
      }
    }
  });

  test('a row that is kept stays between two rooms', () => {
    const items = itemsInView({ ...sight, keep: [300, -1, 500] });
    expect(rowsOf(items).at(-1)).toBe(300);
    expect(items.slice(-3)).toEqual([
      { rows: 277, height: 277 * 40 },
      { row: 300 },
      { rows: 199, height: 199 * 40 },
    ]);
  });

  test('a short list is there whole, and of none there is nothing', () => {
    expect(rowsOf(itemsInView({ ...sight, count: 5 }))).toEqual([0, 1, 2, 3, 4]);
    expect(itemsInView({ ...sight, count: 0 })).toEqual([]);
  });

  test('scrolled beyond the end, the end is seen', () => {
    expect(rowsOf(itemsInView({ ...sight, count: 12, from: 9000, until: 9600 })).at(-1)).toBe(11);
  });
});
