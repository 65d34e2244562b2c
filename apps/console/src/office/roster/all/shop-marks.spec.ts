import { expect, test } from '@jest/globals';
import { shopMarks } from './shop-marks';

const marksOf = (...names: string[]) => [...shopMarks(names.map((name) => ({ id: name, name }))).values()];

test.each([
  [
    ['暖橙家居旗舰店', '清木家居旗舰店'],
    ['暖橙', '清木'],
  ],
  [
    ['暖橙家居旗舰店', '暖橙数码旗舰店'],
    ['暖橙家', '暖橙数'],
  ],
  [
    ['暖橙家居官方旗舰店', '暖橙家居官方专卖店'],
    ['暖橙1', '暖橙2'],
  ],
  [
    ['North Pole', 'South Pole'],
    ['Nort', 'Sout'],
  ],
  [
    ['暖橙', '暖橙家居'],
    ['暖橙1', '暖橙家'],
  ],
])('short names of %p', (names, short) => {
  expect(marksOf(...names).map((mark) => mark.short)).toEqual(short);
});

test('every shop has a colour of its own, which stays as shops are added', () => {
  const names = Array.from({ length: 40 }, (_, index) => `店${index}`);
  const colors = marksOf(...names).map(({ color }) => color);
  expect(new Set(colors).size).toBe(40);
  expect(marksOf(...names.slice(0, 7)).map(({ color }) => color)).toEqual(colors.slice(0, 7));
});
