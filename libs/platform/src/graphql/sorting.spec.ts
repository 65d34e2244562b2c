import { describe, expect, test } from '@jest/globals';
import { sortOf, toSortedConnection } from './sorting.js';

const columns = { name: 'name', createdAt: 'created_at' } as const;

describe('a list in an order of the caller’s choice', () => {
  test('goes on where the page before ended', () => {
    const rows = ['a', 'b', 'c'];
    const first = toSortedConnection(rows, 3, { offset: 0 }, 9);
    expect(first).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 9 });
    const sort = sortOf({ sort: '-createdAt', after: first.pageInfo.endCursor }, columns);
    expect(sort).toEqual({ column: 'created_at', descending: true, offset: 2 });
    expect(toSortedConnection(['c'], 3, sort ?? { offset: 0 }).pageInfo.hasNextPage).toBe(false);
  });

  test('left out, the list keeps its own', () => {
    expect(sortOf({}, columns)).toBeNull();
  });

  test.each(['password', '-', 'created_at', 'toString', 'name,createdAt'])('"%s" is refused', (sort) => {
    expect(() => sortOf({ sort }, columns)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  test('a cursor of the list’s own order is refused', () => {
    const after = Buffer.from('["name","id"]').toString('base64url');
    expect(() => sortOf({ sort: 'name', after }, columns)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});
