import { describe, expect, test } from '@jest/globals';
import { checkSeen, contentHash } from './index.js';

describe('the hash of what a person saw', () => {
  test('does not depend on the order of keys, and leaves out what is undefined', () => {
    expect(contentHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      contentHash({ b: { d: null, c: [1, 2], e: undefined }, a: 1 }),
    );
  });

  test.each([
    ['a value', { a: 1 }, { a: 2 }],
    ['a missing and an empty value', { a: null }, {}],
    ['the order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['a number and its text', { a: 1 }, { a: '1' }],
  ])('tells apart %s', (_, one, other) => {
    expect(contentHash(one)).not.toBe(contentHash(other));
  });

  test('of anything else is refused', () => {
    expect(() => checkSeen(contentHash({ a: 1 }), { a: 1 })).not.toThrow();
    expect(() => checkSeen(contentHash({ a: 1 }), { a: 2 })).toThrow(
      expect.objectContaining({ code: 'DRAFT_CHANGED' }),
    );
  });
});
