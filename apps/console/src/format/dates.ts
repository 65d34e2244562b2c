import type { Locale } from '../i18n/locale';
import { NO_DATA } from './format';

const weekdays: Record<Locale, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'en-US': ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

const zone = 'Asia/Shanghai';
const day = 86_400_000;

const atMidnight = (on: string) => Date.parse(`${on}T00:00:00Z`);

/** The business date in the shops' time zone, wherever the browser is. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
}

export function addDays(on: string, days: number): string {
  return new Date(atMidnight(on) + days * day).toISOString().slice(0, 10);
}

export function yesterday(): string {
  return addDays(today(), -1);
}

export function weekdayOf(on: string): number {
  return new Date(atMidnight(on)).getUTCDay();
}

export function nextMonday(on = today()): string {
  return addDays(on, (8 - weekdayOf(on)) % 7 || 7);
}

export function datesBetween(fromOn: string, toOn: string): string[] {
  const count = Math.round((atMidnight(toOn) - atMidnight(fromOn)) / day) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(fromOn, index));
}

/** The calendar month that a date lies in. */
export function monthOf(on: string): { readonly from: string; readonly to: string } {
  const last = new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).toISOString();
  return { from: `${on.slice(0, 8)}01`, to: last.slice(0, 10) };
}

export function formatWeekday(on: string, locale: Locale): string {
  return weekdays[locale][weekdayOf(on)] ?? '';
}

/** `2026-11-21 周六`. */
export function formatDate(on: string | null | undefined, locale: Locale): string {
  return on ? `${on} ${formatWeekday(on, locale)}` : NO_DATA;
}

function inZone(iso: string, seconds: boolean, timeZone = zone): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
  }).format(new Date(iso));
}

/** `2026-11-21 09:05`. */
export function formatDateTime(iso: string | null | undefined, timeZone = zone): string {
  return iso ? inZone(iso, false, timeZone) : NO_DATA;
}

/** `09:05:31`. */
export function formatClock(iso: string): string {
  return inZone(iso, true).slice(-8);
}
