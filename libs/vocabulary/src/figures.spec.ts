import { describe, expect, test } from '@jest/globals';
import { difference, figure, judged, promised, roundHalfEven } from './figures.js';

describe('rounding', () => {
  test.each([
    ['0.97250', 3, '0.972'],
    ['0.97350', 3, '0.974'],
    ['0.9725000001', 3, '0.973'],
    ['-0.5', 0, '0'],
    ['-1.5', 0, '-2'],
    ['9.95', 1, '10.0'],
    ['0', 2, '0.00'],
  ])('%s to %d places is %s', (value, places, expected) => {
    expect(roundHalfEven(value, places)).toBe(expected);
  });

  test('a fraction is rounded once, as its exact numerator and denominator say', () => {
    for (let d = 20; d < 400; d++) {
      for (let n = 0; n <= d; n++) {
        const [whole, rest] = [Math.floor((n * 1000) / d), (n * 1000) % d];
        const tenths = whole + (2 * rest > d || (2 * rest === d && whole % 2 === 1) ? 1 : 0);
        const expected = `${Math.floor(tenths / 10)}.${tenths % 10}%`;
        // Compared first: an expectation for each of seventy thousand takes minutes.
        if (figure(n / d, 'fraction', 'zh-CN') !== expected)
          expect([n, d, figure(n / d, 'fraction', 'zh-CN')]).toEqual([n, d, expected]);
      }
    }
    expect(figure(106 / 109, 'fraction', 'zh-CN')).toBe('97.2%');
  });
});

describe('a value', () => {
  test.each([
    ['18', 'seconds', '18秒'],
    ['123450', 'fen', '¥1,234.50'],
    ['733.3333333333', 'fen', '¥7.33'],
    ['65.4', 'seconds', '1分05秒'],
    ['59.5', 'seconds', '1分00秒'],
    ['3720', 'seconds', '1时02分'],
    ['0.973', 'fraction', '97.3%'],
    ['0.05', 'fraction', '5.0%'],
    ['1', 'fraction', '100.0%'],
    ['1234', 'people', '1,234'],
    ['12.55', 'count', '12.6'],
    [null, 'fraction', '—'],
    ['', 'seconds', '—'],
    [Number.NaN, 'count', '—'],
    ['1e-7', 'fraction', '0.0%'],
    [1 / 3, 'fraction', '33.3%'],
    [-0.0234, 'fraction', '-2.3%'],
  ])('%s (%s) prints as %s', (value, unit, expected) => {
    expect(figure(value, unit, 'zh-CN')).toBe(expected);
  });
});

describe('a verdict', () => {
  test.each([
    [1899 / 1999, '0.95', false, 'fraction', '94.997%', '95.0%'],
    [40.05, '40', false, 'seconds', '40.05秒', '40秒'],
    [100.4, '100', false, 'seconds', '1分40.4秒', '1分40秒'],
    [0.9503, '0.95', true, 'fraction', '95.0%', '95.0%'],
    [0.9494, '0.9492', true, 'fraction', '94.94%', '94.92%'],
    [0.9, '0.95', false, 'fraction', '90.0%', '95.0%'],
    [0.95, '0.95', true, 'fraction', '95.0%', '95.0%'],
    [39.6, '40', true, 'seconds', '40秒', '40秒'],
  ])('%d against %s, kept %s: as it prints it says the same', (value, target, kept, unit, shown, promise) => {
    expect(judged(value, target, kept, unit, 'zh-CN')).toBe(shown);
    expect(promised(target, unit, 'zh-CN')).toBe(promise);
  });
});

describe('a change', () => {
  test.each([
    ['0.973', '0.95', 'fraction', 1, '2.3 个点'],
    ['0.97301', '0.973', 'fraction', 0, ''],
    ['40.4', '40', 'seconds', 0, ''],
    ['38', '40', 'seconds', -1, '2秒'],
    ['12', '7', 'people', 1, '5'],
  ])('%s after %s', (value, before, unit, sign, text) => {
    expect(difference(value, before, unit, 'zh-CN')).toEqual({ sign, text });
  });

  test('is none where one side has no data', () => {
    expect([difference(null, '1', 'count', 'zh-CN'), difference('1', null, 'count', 'zh-CN')]).toEqual([
      null,
      null,
    ]);
  });

  test('that made a verdict is shown, however small', () => {
    expect(difference(1899 / 1999, '0.95', 'fraction', 'zh-CN', true)?.text).toBe('0.003 个点');
  });
});
