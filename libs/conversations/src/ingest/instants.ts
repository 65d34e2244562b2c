import { Parsed, nullableText, present, refused } from './values.js';

/** Asia/Shanghai, where a file says no zone. Constant for every year that is accepted. */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const EARLIEST_MS = Date.UTC(2010, 0, 1) - OFFSET_MS;
const FUTURE_MS = 2 * DAY_MS;
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);

const DATE_TIME =
  /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?:[T ]*(上午|下午|AM|PM)?[T ]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,](\d{1,9}))?)?秒?分? ?(AM|PM)? ?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

interface Reading {
  readonly ms: number;
  readonly hasTime: boolean;
}

/**
 * An instant: `2026-11-21 09:03:05`, `2026/11/21 9:03`, `2026年11月21日 9时3分`, ISO with a zone, epoch seconds or
 * milliseconds, Excel's day numbers. Without a zone it is Asia/Shanghai. Before 2010, or more than two days ahead of
 * `now`, it is refused: such dates come from conversions gone wrong. `needsTime` refuses a date without a time of day.
 */
export function parseInstant(text: string | null, now: Date, { needsTime = false } = {}): Parsed<Date> {
  const source = plainDate(text);
  if (source === null) return present<Date>(null);
  const reading = readInstant(source);
  if (reading === null || (needsTime && !reading.hasTime)) return refused('DATE_INVALID');
  return isPlausible(reading.ms, now) ? present(new Date(reading.ms)) : refused('DATE_IMPLAUSIBLE');
}

/** A business date `YYYY-MM-DD`, of anything `parseInstant` reads; of a period only if it is a single day. */
export function parseDate(text: string | null, now: Date): Parsed<string> {
  const source = plainDate(text);
  if (source === null) return present<string>(null);
  const [from, to] = source.split(/\s*(?:~|至|到|—|–|to)\s*|\s+-\s+/i);
  if (to !== undefined) {
    const first = parseDate(from ?? null, now);
    const last = parseDate(to, now);
    if (first.error !== null) return first;
    if (last.error !== null) return last;
    return first.value === last.value ? first : refused('DATE_RANGE');
  }
  const reading = readInstant(source);
  if (reading === null) return refused('DATE_INVALID');
  if (!isPlausible(reading.ms, now)) return refused('DATE_IMPLAUSIBLE');
  return present(new Date(reading.ms + OFFSET_MS).toISOString().slice(0, 10));
}

const plainDate = (text: string | null): string | null =>
  nullableText(text)?.normalize('NFKC').replace(/\s+/g, ' ').trim() ?? null;

const isPlausible = (ms: number, now: Date): boolean => ms >= EARLIEST_MS && ms <= now.getTime() + FUTURE_MS;

function readInstant(source: string): Reading | null {
  if (/^\d+(\.\d+)?$/.test(source)) return readNumber(source);
  const match = DATE_TIME.exec(source);
  if (!match) return null;
  const [, year, month, day, before, hour, minute, second, fraction, after, zone] = match;
  const half = (before ?? after ?? '').toLowerCase();
  let hours = Number(hour ?? 0);
  if (half !== '') {
    if (hours > 12 && (half === 'am' || half === '上午')) return null;
    if ((half === 'pm' || half === '下午') && hours < 12) hours += 12;
    else if ((half === 'am' || half === '上午') && hours === 12) hours = 0;
  }
  return readParts(
    [Number(year), Number(month), Number(day)],
    [hours, Number(minute ?? 0), Number(second ?? 0), Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))],
    hour !== undefined,
    zone === undefined ? OFFSET_MS : zoneMs(zone),
  );
}

function zoneMs(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

function readNumber(source: string): Reading | null {
  const [whole = '', fraction] = source.split('.');
  const compact = fraction === undefined ? COMPACT.exec(whole) : null;
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact.map(Number);
    const hasTime = compact[4] !== undefined;
    return readParts(
      [year!, month!, day!],
      hasTime ? [hour!, minute!, second!, 0] : [0, 0, 0, 0],
      hasTime,
      OFFSET_MS,
    );
  }
  if (whole.length === 9 || whole.length === 10)
    return { ms: Math.round(Number(source) * 1000), hasTime: true };
  if (whole.length === 12 || whole.length === 13) return { ms: Math.round(Number(source)), hasTime: true };
  if (whole.length === 5) {
    // Excel's day number of a clock in Shanghai; its seconds carry binary noise.
    const ms = EXCEL_EPOCH_MS + Number(source) * DAY_MS;
    const whole = Math.round(ms / 1000) * 1000;
    return {
      ms: (Math.abs(ms - whole) < 2 ? whole : Math.round(ms)) - OFFSET_MS,
      hasTime: fraction !== undefined,
    };
  }
  return null;
}

function readParts(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second, ms]: readonly [number, number, number, number],
  hasTime: boolean,
  offsetMs: number,
): Reading | null {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return null;
  return { ms: midnight + ((hour * 60 + minute) * 60 + second) * 1000 + ms - offsetMs, hasTime };
}

/** 20261121, 2026-11-21, 2026.11.21, 2026_11_21, 2026年11月21日; not inside a longer number. */
const IN_TEXT =
  /(?<!\d)(20\d{2})(?:(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|[-_.年](1[0-2]|0?[1-9])[-_.月](3[01]|[12]\d|0?[1-9]))(?!\d)/g;

/** Business dates named in free text: a file name, a line above the header. In order, without repetition. */
export function datesIn(text: string, now: Date): string[] {
  const dates: string[] = [];
  for (const match of text.normalize('NFKC').replaceAll('/', '-').matchAll(IN_TEXT)) {
    const parsed = parseDate(`${match[1]}-${match[2] ?? match[4]}-${match[3] ?? match[5]}`, now);
    if (parsed.value !== null && !dates.includes(parsed.value)) dates.push(parsed.value);
  }
  return dates;
}
