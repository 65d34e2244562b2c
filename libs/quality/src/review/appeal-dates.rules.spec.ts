import { expect, test } from '@jest/globals';
import { appealReminder } from './appeal-dates.rules.js';

test.each([
  ['2026-11-01', null],
  ['2026-11-02', null],
  ['2026-11-03', [2, false, 2]],
  ['2026-11-04', [3, false, 2]],
  ['2026-11-05', [4, true, 4]],
  ['2026-11-10', [9, true, 4]],
  ['2026-11-11', [10, true, 10]],
  ['2027-04-30', [180, true, 10]],
  ['2027-05-01', null],
] as const)('an appeal of 1 November, to be decided by the 4th, on %s', (today, expected) => {
  const reminder = appealReminder('2026-11-01', today);
  expect(reminder && [reminder.days, reminder.isLate, reminder.step]).toEqual(expected);
  if (reminder) expect(reminder.dueOn).toBe('2026-11-04');
});
