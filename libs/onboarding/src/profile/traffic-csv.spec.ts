import { describe, expect, test } from '@jest/globals';
import { readTrafficCsv } from './traffic-csv.js';

const pad = (n: number) => String(n).padStart(2, '0');
const clock = (minute: number) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
const steps = (interval: number, from = 540, to = 1440) =>
  Array.from({ length: (to - from) / interval }, (_, i) => from + i * interval);
/** A day of 120 inquiries an hour from 9 to midnight, in rows of an interval. */
const table = (interval: number, time: (minute: number) => string = clock) =>
  ['时间,咨询量', ...steps(interval).map((minute) => `${time(minute)},${interval * 2}`)].join('\n');
const halfHours = steps(30).map((slotMinute) => ({ slotMinute, inquiries: 60 }));
const codeOf = (csv: string): string => {
  try {
    readTrafficCsv(csv);
    return 'read';
  } catch (error) {
    return (error as { details: { problems: { code: string }[] } }).details.problems[0]!.code;
  }
};

describe('13 a table carries its interval', () => {
  test.each([5, 10, 15, 20, 30, 60, 90, 180])('rows of %d minutes', (interval) => {
    expect(readTrafficCsv(table(interval))).toEqual({
      intervalMinutes: interval,
      slots: halfHours.map((slot) => ({ ...slot, inquiries: expect.closeTo(slot.inquiries, 6) })),
      dailyInquiries: null,
    });
  });

  test.each<[string, number, (minute: number) => string]>([
    ['ranges of an hour', 60, (m) => `${clock(m)}-${clock(m + 60)}`],
    ['ranges with ~', 60, (m) => `${clock(m)} ~ ${clock(m + 60)}`],
    ['ranges that end with their last minute', 60, (m) => `${clock(m)}-${clock(m + 59)}`],
    ['ranges that end with their last second', 60, (m) => `${clock(m)}:00-${clock(m + 59)}:59`],
    ['ranges over midnight', 60, (m) => `${clock(m)}至${clock((m + 60) % 1440)}`],
    ['ranges of hours', 60, (m) => `${m / 60}-${m / 60 + 1}`],
    ['ranges of two hours in words', 180, (m) => `${m / 60}点到${m / 60 + 3}点`],
    ['hours as numbers', 60, (m) => String(m / 60)],
    ['hours in words', 60, (m) => `${m / 60}时`],
    ['half hours in words', 30, (m) => (m % 60 ? `${Math.floor(m / 60)}点半` : `${m / 60}点`)],
    ['fractions of a day', 30, (m) => (m / 1440).toFixed(12)],
    ['with seconds', 60, (m) => `${clock(m)}:00`],
    ['with a date', 60, (m) => `2026-11-20 ${clock(m)}`],
    ['with a date in Chinese', 60, (m) => `2026年11月20日 ${clock(m)}`],
  ])('%s', (_, interval, time) => {
    const read = readTrafficCsv(table(interval, time));
    expect(read.intervalMinutes).toBe(interval);
    expect(read.slots).toEqual(halfHours);
  });

  test('rows of whole days tell the day, not its half hours', () => {
    const days = ['日期,咨询量', '2026-11-18,1500', '2026-11-19,2100', '2026-11-20,-'];
    expect(readTrafficCsv(days.join('\n'))).toEqual({
      intervalMinutes: 1440,
      slots: [],
      dailyInquiries: 1800,
    });
    expect(
      readTrafficCsv(days.map((row) => row.replace(/(\d\d),/, '$1 00:00:00,')).join('\n')),
    ).toMatchObject({
      dailyInquiries: 1800,
    });
  });

  test('rows that are left out do not stretch the others', () => {
    const rows = table(60)
      .split('\n')
      .filter((row) => !/^(?:11|14):/.test(row));
    const read = readTrafficCsv(rows.join('\n'));
    expect(read.intervalMinutes).toBe(60);
    expect(read.slots.reduce((sum, { inquiries }) => sum + inquiries, 0)).toBe(1800 - 240);
  });

  test('a row that one of two days leaves out was zero there, unless the table prints its zeros', () => {
    const days = (zero: string) =>
      `日期,时间,咨询量\n2026-11-18,09:00,60\n2026-11-18,10:00,60\n2026-11-18,11:00,${zero}\n2026-11-19,09:00,60\n2026-11-19,11:00,60\n`;
    const tenOf = (csv: string) =>
      readTrafficCsv(csv).slots.find(({ slotMinute }) => slotMinute === 600)?.inquiries;
    expect(tenOf(days('60'))).toBe(15);
    expect(tenOf(days('0'))).toBe(30);
  });

  test('the last day may end before its evening', () => {
    const csv =
      '日期,时间,咨询量\n2026-11-18,09:00,60\n2026-11-18,10:00,60\n2026-11-18,11:00,60\n2026-11-19,09:00,60\n2026-11-19,10:00,60\n';
    expect(readTrafficCsv(csv).slots.at(-1)).toEqual({ slotMinute: 690, inquiries: 30 });
  });

  test('nobody can tell the interval of a single time', () => {
    expect(codeOf('时间,咨询量\n09:00,120\n')).toBe('INTERVAL_UNKNOWN');
  });

  test('days without dates are no single busy day', () => {
    expect(codeOf(`${table(60)}\n${table(60).split('\n').slice(1).join('\n')}`)).toBe('TIME_REPEATED');
  });
});

test('an amount of four digits in quotes', () => {
  expect(readTrafficCsv('时间,咨询量\n09:00,"1,234"\n09:30,"2,000"').slots).toEqual([
    { slotMinute: 540, inquiries: 1234 },
    { slotMinute: 570, inquiries: 2000 },
  ]);
});

describe('what else stands in such tables', () => {
  test.each([
    ['a total', `${table(60)}\n合计,1800`],
    ['a mean', `${table(60)}\n平均值,120`],
    [
      'other columns',
      table(60)
        .split('\n')
        .map((row, i) => (i ? `${row},18,25` : `${row},接待量,平均响应时长`))
        .join('\n'),
    ],
    ['a quote that nothing closes', table(60).replace('10:00,', '"10:00,')],
    ['thousands in quotes', table(60).replaceAll(',120', ',"120.00"')],
    ['a title above', `店铺分时咨询\n${table(60)}`],
    ['byte order marks', `\ufeff\ufeff${table(60)}`],
    ['full width', table(60).replaceAll(',', '，')],
    ['tabs', table(60).replaceAll(',', '\t')],
    ['a unit of thousands', table(60).replace('咨询量', '咨询量（千）').replaceAll(',120', ',0.12')],
    ['cells of thousands', table(60).replaceAll(',120', ',0.12千')],
  ])('%s', (_, csv) => {
    expect(readTrafficCsv(csv).slots).toEqual(halfHours);
  });
});
