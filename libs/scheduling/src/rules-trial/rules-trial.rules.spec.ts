import { expect, test } from '@jest/globals';
import { addDays } from '@zuoxi/platform/calendar';
import { deliveredRules } from '../roster/labour-rules.js';
import { brokenBy, type ToldShift } from './rules-trial.rules.js';

const monday = '2026-11-09';
const told = (day: number, over: Partial<ToldShift> = {}): ToldShift => ({
  ...{ agentId: 'ann', on: addDays(monday, day), startMinute: 600, endMinute: 1080, workMinutes: 480 },
  ...{ maxMinutesPerWeek: 2640, ...over },
});
const codes = (shifts: readonly ToldShift[], over: Partial<typeof deliveredRules>) =>
  brokenBy({ ...deliveredRules, ...over }, shifts, monday).map(({ code, on }) => `${code} ${on}`);
const five = [0, 1, 2, 3, 4].map((day) => told(day));

test.each([
  ['minRestMinutes', 961, [0, 1], ['REST_TOO_SHORT 2026-11-10']],
  ['maxConsecutiveDays', 4, [0, 1, 2, 3, 4], ['TOO_MANY_CONSECUTIVE_DAYS 2026-11-13']],
  ['weeklyDaysOff', 3, [0, 1, 2, 3, 4], ['WEEKLY_DAY_OFF_MISSING 2026-11-13']],
  ['maxMinutesPerWeek', 2399, [0, 1, 2, 3, 4], ['WEEK_HOURS_EXCEEDED 2026-11-13']],
  ['maxMinutesPerDay', 479, [0], ['DAY_HOURS_EXCEEDED 2026-11-09']],
] as const)('%s at %i', (rule, limit, days, expected) => {
  expect(
    codes(
      days.map((day) => told(day)),
      { [rule]: limit },
    ),
  ).toEqual(expected);
});

test('what the rules allow to the minute breaks none', () => {
  const limits = { minRestMinutes: 960, maxConsecutiveDays: 5, weeklyDaysOff: 2, maxMinutesPerWeek: 2400 };
  expect(codes(five, limits)).toEqual([]);
});

test('an agent’s own hours count where they are fewer, and meals are not work', () => {
  expect(codes([told(0, { maxMinutesPerWeek: 400 })], {})).toEqual(['WEEK_HOURS_EXCEEDED 2026-11-09']);
  expect(codes([told(0, { workMinutes: 420 })], { maxMinutesPerDay: 420 })).toEqual([]);
});
