import { describe, expect, it } from '@jest/globals';
import { addDays, datesBetween, formatDate, nextMonday } from './dates';
import { formatFen, formatMinute, formatRate, formatSeconds } from './format';

describe('formatting', () => {
  it('prints money from fen', () => {
    expect([123450, 0, -5, null].map((fen) => formatFen(fen))).toEqual(['¥1,234.50', '¥0.00', '-¥0.05', '—']);
  });

  it('prints minutes of a day, also past midnight', () => {
    expect([540, 1440, 1530].map((minute) => formatMinute(minute))).toEqual(['09:00', '24:00', '25:30']);
  });

  it('prints durations in both languages', () => {
    expect([18, 65, 3720, null].map((s) => formatSeconds(s, 'zh-CN'))).toEqual([
      '18秒',
      '1分05秒',
      '1时02分',
      '—',
    ]);
    expect([18, 65].map((s) => formatSeconds(s, 'en-US'))).toEqual(['18s', '1m05s']);
  });

  it('prints rates', () => {
    expect([formatRate('0.973'), formatRate(null)]).toEqual(['97.3%', '—']);
  });

  it('counts business dates without a time zone of their own', () => {
    expect(formatDate('2026-11-21', 'zh-CN')).toBe('2026-11-21 周六');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(nextMonday('2026-11-23')).toBe('2026-11-30');
    expect(nextMonday('2026-11-22')).toBe('2026-11-23');
    expect(datesBetween('2026-12-30', '2027-01-02')).toHaveLength(4);
  });
});
