import { expect, test } from '@jest/globals';
import { everyDay, type Timing } from '@zuoxi/vocabulary';
import { timingText } from './timing-words.js';

const usual: Timing = {
  ...{ recurrence: 'weekly', atMinute: 485, weekdays: everyDay, monthDay: 31, everyMinutes: 30 },
};

test.each<[Partial<Timing>, string, string]>([
  [{}, '每天 08:05', 'Every day at 08:05'],
  [{ weekdays: 0b100_0101 }, '每周一、三、日 08:05', 'Mon, Wed, Sun at 08:05'],
  [{ recurrence: 'monthly' }, '每月 31 日 08:05', 'Day 31 of each month at 08:05'],
  [{ recurrence: 'interval' }, '每 30 分钟', 'Every 30 min'],
  [{ recurrence: 'interval', everyMinutes: 120 }, '每 2 小时', 'Every 2 h'],
])('%j is said as %s', (over, chinese, english) => {
  expect(timingText({ ...usual, ...over }, 'zh-CN')).toBe(chinese);
  expect(timingText({ ...usual, ...over }, 'en-US')).toBe(english);
});
