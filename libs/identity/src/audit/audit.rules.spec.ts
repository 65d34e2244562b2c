import { expect, test } from '@jest/globals';
import { detailsOf } from './audit.rules.js';

test('what it was and what it became stand on one line', () => {
  expect(detailsOf({ decision: 'change', before: 80, after: 100 })).toEqual([
    { name: 'score', before: '80', value: '100' },
    { name: 'decision', before: null, value: 'change' },
  ]);
  expect(detailsOf({ from: 'sales', to: 'finance' })).toEqual([
    { name: 'role', before: 'sales', value: 'finance' },
  ]);
});

test('each field that is another now stands on a line, also from nothing and to nothing', () => {
  const changed = {
    seats: { from: 2, to: 3 },
    endsOn: { from: null, to: '2027-01-01' },
    averageDailyInquiries: { from: 500, to: null },
  };
  expect(detailsOf({ version: 2, changed })).toEqual([
    { name: 'seats', before: '2', value: '3' },
    { name: 'endsOn', before: '—', value: '2027-01-01' },
    { name: 'averageDailyInquiries', before: '500', value: null },
    { name: 'version', before: null, value: '2' },
  ]);
});

test('half a change is what it is, and lists are kept whole', () => {
  expect(detailsOf({ to: 'finance', changes: [{ on: '2026-11-20' }], comment: null })).toEqual([
    { name: 'to', before: null, value: 'finance' },
    { name: 'changes', before: null, value: '[{"on":"2026-11-20"}]' },
    { name: 'comment', before: null, value: null },
  ]);
  expect(detailsOf(null)).toEqual([]);
});
