import type { Locale } from '../i18n/locale';

/** Missing is never zero: every formatter prints this for null. */
export const NO_DATA = '—';

type Missing = null | undefined;

/** Integer fen → `¥1,234.50`. */
export function formatFen(fen: number | Missing): string {
  if (fen == null) return NO_DATA;
  const yuan = Math.abs(fen) / 100;
  const digits = yuan.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${fen < 0 ? '-' : ''}¥${digits}`;
}

/** Minutes after midnight → `09:00`; the end of a day is `24:00`, and later shifts run on: `25:30`. */
export function formatMinute(minute: number | Missing): string {
  if (minute == null) return NO_DATA;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

export function formatMinuteRange(start: number, end: number): string {
  return `${formatMinute(start)}–${formatMinute(end)}`;
}

/** `18秒`, `1分05秒`, `1时02分`; in English `18s`, `1m05s`, `1h02m`. */
export function formatSeconds(seconds: number | Missing, locale: Locale): string {
  if (seconds == null) return NO_DATA;
  const [h, m, s] = locale === 'zh-CN' ? ['时', '分', '秒'] : ['h', 'm', 's'];
  const whole = Math.round(seconds);
  const pad = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return `${whole}${s}`;
  if (whole < 3600) return `${Math.floor(whole / 60)}${m}${pad(whole % 60)}${s}`;
  return `${Math.floor(whole / 3600)}${h}${pad(Math.floor((whole % 3600) / 60))}${m}`;
}

/** A rate such as `0.973` → `97.3%`. */
export function formatRate(rate: string | number | Missing, digits = 1): string {
  if (rate == null || rate === '') return NO_DATA;
  return `${(Number(rate) * 100).toFixed(digits)}%`;
}

export function formatCount(count: number | Missing): string {
  return count == null ? NO_DATA : count.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

/** A value with the unit that its metric names: `fraction`, `seconds`, or a plain count of things or people. */
export function formatByUnit(value: string | number | Missing, unit: string, locale: Locale): string {
  if (value == null) return NO_DATA;
  if (unit === 'fraction') return formatRate(value);
  if (unit === 'seconds') return formatSeconds(Number(value), locale);
  return formatCount(Number(value));
}

/** A difference in the unit's own words: rates in percentage points, the rest as the unit prints. */
export function formatDifference(difference: number, unit: string, locale: Locale): string {
  const size = Math.abs(difference);
  if (unit === 'fraction') {
    return `${(size * 100).toFixed(1)} ${locale === 'zh-CN' ? '个点' : 'pt'}`;
  }
  return formatByUnit(size, unit, locale);
}
