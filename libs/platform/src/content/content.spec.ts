import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { checkSeen, contentHash, jsonParts } from './index.js';

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

describe('JSON in parts', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ index, name: `张三${index}` }));

  test.each<[string, unknown]>([
    ['a value', 'a'],
    ['null', null],
    ['an empty list', []],
    ['a short list', { data: { rows: rows(16) } }],
    ['a long list', rows(17)],
    [
      'long lists beside others',
      { data: { a: rows(100), b: { none: [], c: rows(33), at: new Date(0) } }, e: 1 },
    ],
    ['a list in a list', { rows: rows(20).map((row) => ({ ...row, own: rows(20) })) }],
    ['what has no word', { a: undefined, b: () => 1, rows: [...rows(20), undefined, () => 1] }],
    ['what writes itself', { rows: rows(20), day: { toJSON: () => 'a day', rows: rows(20) } }],
    ['no prototype', Object.assign(Object.create(null) as object, { rows: rows(20) })],
  ])('says of %s what JSON says in one', (_, value) => {
    expect([...jsonParts(value)].join('')).toBe(JSON.stringify(value));
  });

  test('is cut inside of long lists only', () => {
    expect([...jsonParts({ rows: rows(16) })]).toHaveLength(1);
    expect(Math.max(...[...jsonParts({ rows: rows(2000) })].map(({ length }) => length))).toBeLessThan(1000);
  });

  test('does not change what was signed: the hash is that of the whole text', () => {
    const text = JSON.stringify({ a: rows(40), b: 1 });
    expect(contentHash({ b: 1, a: rows(40) })).toBe(createHash('sha256').update(text).digest('hex'));
  });
});
