import { figure, formatFen, noData, share } from '@zuoxi/vocabulary';
import type { Locale } from '../i18n/locale';

/** Missing is never zero: every formatter prints this for null. */
export const NO_DATA = noData;

type Missing = null | undefined;

export { formatFen };

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
export const formatSeconds = (seconds: number | Missing, locale: Locale): string =>
  figure(seconds, 'seconds', locale);

/** A rate such as `0.973` → `97.3%`. */
export const formatRate = (rate: string | number | Missing, digits = 1): string => share(rate, digits);

export function formatCount(count: number | Missing): string {
  return figure(count, 'count', 'en-US');
}

/** A value with the unit that its metric names: `fraction`, `seconds`, or a plain count of things or people. */
export const formatByUnit = (value: string | number | Missing, unit: string, locale: Locale): string =>
  figure(value, unit, locale);
