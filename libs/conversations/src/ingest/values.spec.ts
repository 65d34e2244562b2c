import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { datesIn, parseDate, parseInstant } from './instants.js';
import {
  isStorable,
  normaliseAccount,
  nullableText,
  Parsed,
  parseDuration,
  parseId,
  parseInteger,
  parseMoney,
  parseRate,
  shiftDecimal,
} from './values.js';

const NOW = new Date('2026-11-22T12:00:00+08:00');
const outcome = <T>({ value, error }: Parsed<T>): T | string | null => error ?? value;

describe('missing is null, never 0', () => {
  it.each(['-', '--', '—', '——', '', '   ', '暂无数据', 'N/A', 'n/a', null])('%j', (text) => {
    expect(nullableText(text)).toBeNull();
    for (const parse of [parseInteger, parseDuration, parseRate, parseMoney, parseId]) {
      expect((parse as (text: string | null) => Parsed<unknown>)(text)).toEqual({ value: null, error: null });
    }
    expect(outcome(parseInstant(text, NOW))).toBeNull();
    expect(outcome(parseDate(text, NOW))).toBeNull();
  });

  it('0 is 0', () => {
    expect([
      outcome(parseInteger('0')),
      outcome(parseMoney('0.00')),
      outcome(parseRate('0%')),
      outcome(parseDuration('0')),
    ]).toEqual([0, 0, '0', 0]);
  });
});

describe('durations in seconds', () => {
  it.each([
    ['18', 18],
    ['18.5', 18.5],
    ['18秒', 18],
    ['18 s', 18],
    ['2分30秒', 150],
    ['2分钟', 120],
    ['1小时2分3秒', 3723],
    ['1天2小时', 93_600],
    ['10分0秒', 600],
    ['00:02:30', 150],
    ['02:30', 150],
    ['36:00:00', 129_600],
    ['１８秒', 18],
    ['1,234', 1234],
    ['500毫秒', 0.5],
    ['-5', 'DURATION_INVALID'],
    ['很快', 'DURATION_INVALID'],
    ['12:75', 'DURATION_INVALID'],
  ])('%s', (text, expected) => expect(outcome(parseDuration(text))).toBe(expected));

  it('bare numbers take the unit of their column', () => {
    expect(outcome(parseDuration('1500', 'milliseconds'))).toBe(1.5);
    expect(outcome(parseDuration('1.5', 'minutes'))).toBe(90);
    expect(outcome(parseDuration('18秒', 'minutes'))).toBe(18);
  });
});

describe('rates as decimals', () => {
  it.each([
    ['98.5%', 'fraction', '0.985'],
    ['98.5％', 'fraction', '0.985'],
    ['100%', 'fraction', '1'],
    ['0.95', 'fraction', '0.95'],
    ['1', 'fraction', '1'],
    ['98.5', 'percent', '0.985'],
    ['0.5', 'percent', '0.005'],
    ['0.07%', 'fraction', '0.0007'],
    ['98.5', 'fraction', 'RATE_INVALID'],
    ['101%', 'fraction', 'NUMBER_OUT_OF_RANGE'],
    ['-1%', 'fraction', 'NUMBER_OUT_OF_RANGE'],
    ['高', 'fraction', 'RATE_INVALID'],
  ] as const)('%s (%s)', (text, unit, expected) => expect(outcome(parseRate(text, unit))).toBe(expected));

  it('moves the point exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (n) => {
        expect(Number(shiftDecimal(String(n), -2))).toBe(n / 100);
        expect(shiftDecimal(shiftDecimal(String(n), -3), 3)).toBe(String(n));
      }),
    );
  });
});

describe('money in fen', () => {
  it.each([
    ['1,234.50', 'yuan', 123_450],
    ['¥1,234.50', 'yuan', 123_450],
    ['￥1,234.50', 'yuan', 123_450],
    ['1234.5元', 'yuan', 123_450],
    ['-12.30', 'yuan', -1230],
    ['0.29', 'yuan', 29],
    ['12345', 'fen', 12_345],
    ['99.990000000001', 'yuan', 9999],
    ['12.345', 'yuan', 'MONEY_INVALID'],
    ['1,23', 'yuan', 'MONEY_INVALID'],
    ['1.2万', 'yuan', 1_200_000],
    ['12.5', 'fen', 'MONEY_INVALID'],
    ['99999999999999999', 'yuan', 'NUMBER_OUT_OF_RANGE'],
  ] as const)('%s (%s)', (text, unit, expected) => expect(outcome(parseMoney(text, unit))).toBe(expected));

  it('every amount of fen survives being printed as yuan', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        const yuan = `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100).toLocaleString('en-US')}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
        expect(outcome(parseMoney(yuan))).toBe(fen);
      }),
    );
  });
});

describe('integers and ids', () => {
  it.each([
    ['1,234', 1234],
    ['12.0', 12],
    ['12人', 12],
    ['１２', 12],
    ['12.5', 'NUMBER_INVALID'],
    ['1e3', 'NUMBER_INVALID'],
    ['12,34', 'NUMBER_INVALID'],
  ])('%s', (text, expected) => expect(outcome(parseInteger(text))).toBe(expected));

  it('an id in scientific notation has lost its end', () => {
    expect(outcome(parseId('1.23457E+18'))).toBe('ID_PRECISION_LOST');
    expect(outcome(parseId("'0012345678901234567"))).toBe('0012345678901234567');
  });

  it('an account is one however it is spaced and widened', () => {
    expect(normaliseAccount(' 示例店：客服Ａ\u200b ')).toBe('示例店:客服A');
  });

  it('text that no database holds', () => {
    expect(['好', '😀', 'a\0', '\ud83d'].map(isStorable)).toEqual([true, true, false, false]);
  });
});

describe('instants', () => {
  const at = '2026-11-21T01:03:05.000Z';
  it.each([
    ['2026-11-21 09:03:05', at],
    ['2026/11/21 9:03:05', at],
    ['2026/11/21 9:03', '2026-11-21T01:03:00.000Z'],
    ['2026.11.21 09:03:05', at],
    ['2026年11月21日 9时3分5秒', at],
    ['2026年11月21日 9时3分', '2026-11-21T01:03:00.000Z'],
    ['2026-11-21 上午9:03:05', at],
    ['2026-11-21 9:03:05 AM', at],
    ['2026-11-21 下午1:00', '2026-11-21T05:00:00.000Z'],
    ['20261121090305', at],
    ['1795222985', at],
    ['1795222985000', at],
    ['46347.37714120370', at],
    ['2026-11-21T01:03:05Z', at],
    ['2026-11-21T09:03:05+08:00', at],
    ['2026-11-21T09:03:05.250+0800', '2026-11-21T01:03:05.250Z'],
    ['2026-11-21 24:00:00', '2026-11-21T16:00:00.000Z'],
    ['2026-11-21', '2026-11-20T16:00:00.000Z'],
    ['２０２６-１１-２１ ０９:０３:０５', at],
  ])('%s', (text, expected) => expect(parseInstant(text, NOW).value?.toISOString()).toBe(expected));

  it.each([
    ['2026-02-30 09:00:00', 'DATE_INVALID'],
    ['2026-11-21 25:00:00', 'DATE_INVALID'],
    ['11/21/2026 09:00', 'DATE_INVALID'],
    ['昨天', 'DATE_INVALID'],
    ['123', 'DATE_INVALID'],
    // Dates of 1980 and 1981: the epochs of archives and of conversions gone wrong.
    ['1980-01-01 00:00:00', 'DATE_IMPLAUSIBLE'],
    ['1981-06-15', 'DATE_IMPLAUSIBLE'],
    ['315532800', 'DATE_IMPLAUSIBLE'],
    ['29221', 'DATE_IMPLAUSIBLE'],
    ['2009-12-31 23:59:59', 'DATE_IMPLAUSIBLE'],
    ['2026-11-24 12:00:01', 'DATE_IMPLAUSIBLE'],
  ])('%s is refused: %s', (text, code) => expect(parseInstant(text, NOW).error).toBe(code));

  it('up to two days ahead is believed', () => {
    expect(parseInstant('2026-11-24 12:00:00', NOW).error).toBeNull();
    expect(parseInstant('2010-01-01 00:00:00', NOW).error).toBeNull();
  });

  it('a message needs a time of day', () => {
    expect(parseInstant('2026-11-21', NOW, { needsTime: true }).error).toBe('DATE_INVALID');
    expect(parseInstant('46347', NOW, { needsTime: true }).error).toBe('DATE_INVALID');
  });
});

describe('business dates', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['20261121', '2026-11-21'],
    ['46347', '2026-11-21'],
    ['2026-11-21 00:00:00', '2026-11-21'],
    ['2026-11-21 ~ 2026-11-21', '2026-11-21'],
    ['2026-11-21 至 2026-11-21', '2026-11-21'],
    ['2026-11-01~2026-11-21', 'DATE_RANGE'],
    ['1981-11-21', 'DATE_IMPLAUSIBLE'],
    ['合计', 'DATE_INVALID'],
  ])('%s', (text, expected) => expect(outcome(parseDate(text, NOW))).toBe(expected));

  it.each([
    ['客服绩效_20261121.xlsx', ['2026-11-21']],
    ['客服绩效2026-11-21(1).xlsx', ['2026-11-21']],
    ['2026年11月21日.csv', ['2026-11-21']],
    ['20261101_20261120.csv', ['2026-11-01', '2026-11-20']],
    ['20261121-20261121.csv', ['2026-11-21']],
    ['订单1234202611215678.csv', []],
    ['导出20261399.csv', []],
    ['19801121.csv', []],
  ])('in %s', (name, dates) => expect(datesIn(name, NOW)).toEqual(dates));
});
