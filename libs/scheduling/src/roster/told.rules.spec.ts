import { expect, test } from '@jest/globals';
import { mealText, toldChanges } from './told.rules.js';

test('what agents are told otherwise now, an agent a line, with the days that differ alone', () => {
  const before = [
    { agent: '小宁', on: '2026-11-20', shift: '早班' },
    { agent: '小宁', on: '2026-11-21', shift: '早班' },
    { agent: '小安', on: '2026-11-20', shift: '晚班' },
    { agent: '小北', on: '2026-11-20', shift: '晚班' },
  ];
  const after = [
    { agent: '小宁', on: '2026-11-20', shift: '早班' },
    { agent: '小宁', on: '2026-11-21', shift: '晚班' },
    { agent: '小北', on: '2026-11-20', shift: '晚班' },
    { agent: '小冬', on: '2026-11-22', shift: '早班' },
  ];
  expect(toldChanges(before, after)).toEqual({
    'shifts:小宁': { from: ['2026-11-21 早班'], to: ['2026-11-21 晚班'] },
    'shifts:小安': { from: ['2026-11-20 晚班'], to: null },
    'shifts:小冬': { from: null, to: ['2026-11-22 早班'] },
  });
  expect(toldChanges(before, before)).toEqual({});
});

test('a meal by its clock, also after midnight', () => {
  expect(mealText({ startMinute: 750, minutes: 60 })).toBe('12:30+60');
  expect(mealText({ startMinute: 1470, minutes: 30 })).toBe('24:30+30');
});
