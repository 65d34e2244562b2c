import { describe, expect, test } from '@jest/globals';
import { sortRows, valueAt } from './exports.js';

const row = {
  name: '旗舰店',
  store: { name: '一店' },
  skills: [{ store: { name: '一店' } }, { store: { name: '二店' } }, { store: null }],
  payments: [
    { amountFen: 100, paidOn: '2026-01-01' },
    { amountFen: 200, paidOn: null },
  ],
};

test.each([
  ['name', '旗舰店'],
  ['store.name', '一店'],
  ['skills.store.name', ['一店', '二店']],
  ['payments[paidOn=].amountFen', 200],
  ['payments[paidOn=2026-01-01].amountFen', 100],
  ['payments[paidOn=2030-01-01].amountFen', null],
  ['nothing.there', null],
])('reads %s', (path, expected) => {
  expect(valueAt(row, path)).toEqual(expected);
});

describe('sorting', () => {
  const rows = [{ n: 2 }, { n: null }, { n: 10 }, { n: 1 }];
  test.each([
    [false, [1, 2, 10, null]],
    [true, [10, 2, 1, null]],
  ])('puts what is missing last, descending: %s', (descending, expected) => {
    expect(sortRows(rows, { path: 'n', descending }).map(({ n }) => n)).toEqual(expected);
  });

  test('decimals are numbers, whole ones and longer ones too', () => {
    const decimals = ['0.5', '0.45', '1', '0.975'].map((n) => ({ n }));
    expect(sortRows(decimals, { path: 'n', descending: false }).map(({ n }) => n)).toEqual([
      '0.45',
      '0.5',
      '0.975',
      '1',
    ]);
  });

  test('without a column keeps the order', () => {
    expect(sortRows(rows, null)).toEqual(rows);
  });
});
