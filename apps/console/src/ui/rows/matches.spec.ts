import { expect, test } from '@jest/globals';
import { matches } from './matches';

test.each([
  ['', true],
  ['  ', true],
  ['012', true],
  [' 客服012 ', true],
  ['chen', true],
  ['陈', false],
])('"%s" finds 客服012 Chen Xiao: %s', (typed, found) => {
  expect(matches(typed, '客服012', 'Chen Xiao')).toBe(found);
});
