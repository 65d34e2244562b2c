import { expect, test } from '@jest/globals';
import { addDays } from './business-date.js';
import { reminderReached } from './reminder-days.js';

const from = '2026-11-20';
const reached = (after: number) => reminderReached(from, [0, 1, 3], addDays(from, after));

test('each day of reminding is reached once, and one that was missed by the next', () => {
  expect([-1, 0, 1, 2, 3, 4, 180].map(reached)).toEqual([null, 0, 1, 1, 3, 3, 3]);
});

test('what has waited for half a year is left to its list', () => {
  expect(reached(181)).toBeNull();
});
