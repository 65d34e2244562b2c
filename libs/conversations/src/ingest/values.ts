import type { IngestErrorCode } from './ingest.errors.js';

/** A cell's value: null = the platform says it has none, which is never the same as 0. */
export type Parsed<T> =
  | { readonly value: T | null; readonly error: null }
  | { readonly value: null; readonly error: IngestErrorCode };

export const present = <T>(value: T | null): Parsed<T> => ({ value, error: null });
export const refused = <T>(error: IngestErrorCode): Parsed<T> => ({ value: null, error });

const MISSING = new Set([
  '',
  '-',
  '--',
  '---',
  '—',
  '——',
  '–',
  '/',
  '暂无数据',
  '暂无',
  '无数据',
  'n/a',
  '#n/a',
  'null',
  'nan',
  'undefined',
]);

/** Null for everything platforms write when there is nothing. Other text comes back trimmed. */
export function nullableText(text: string | null): string | null {
  if (text === null) return null;
  const trimmed = text.trim();
  return MISSING.has(trimmed.toLowerCase()) ? null : trimmed;
}

/** NFKC, so that full-width digits and signs read like the others. */
const plain = (text: string | null): string | null =>
  nullableText(text)?.normalize('NFKC').replace(/\s+/g, ' ') ?? null;

/** An account or nick as a key: the same person, however the export spaces and widens it. */
export const normaliseAccount = (text: string | null): string | null =>
  nullableText(text)
    ?.normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim() || null;

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

/** "1,234.50" → "1234.50"; null when it is no plain decimal number. */
function decimal(text: string): string | null {
  const compact = text.replace(/ /g, '').replace(/，/g, ',');
  if (!NUMBER.test(compact)) return null;
  return compact.replace(/,/g, '').replace(/^\+/, '');
}

/** Moves the decimal point of a decimal numeral, exactly. */
export function shiftDecimal(numeral: string, places: number): string {
  const isNegative = numeral.startsWith('-');
  const [whole = '', fraction = ''] = numeral.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  const value = right === '' ? left : `${left}.${right}`;
  return isNegative && /[1-9]/.test(value) ? `-${value}` : value;
}

/** Of people and messages of a day; more is another column, a telephone number perhaps. */
const MAX_COUNT = 100_000_000;
/** Ten billion yuan. */
const MAX_FEN = 1_000_000_000_000;

export function parseInteger(text: string | null): Parsed<number> {
  const source = plain(text)?.replace(/ ?[人个次条件单]$/, '') ?? null;
  if (source === null) return present<number>(null);
  const numeral = decimal(source);
  if (numeral === null || /\.\d*[1-9]/.test(numeral)) return refused('NUMBER_INVALID');
  const value = Number(numeral);
  return Math.abs(value) <= MAX_COUNT ? present(value) : refused('NUMBER_OUT_OF_RANGE');
}

export type DurationUnit = 'seconds' | 'milliseconds' | 'minutes';

const PER_SECOND: Record<DurationUnit, number> = { seconds: 1, milliseconds: 1 / 1000, minutes: 60 };
const PARTS =
  /^(?:([\d.]+) ?(?:天|日|d))? ?(?:([\d.]+) ?(?:小时|时|h))? ?(?:([\d.]+) ?(?:分钟|分|min|m))? ?(?:([\d.]+) ?(?:秒钟|秒|sec|s))? ?(?:([\d.]+) ?(?:毫秒|ms))?$/i;
const CLOCK = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/;

/** Seconds, to the millisecond. `unit` is for bare numbers. */
export function parseDuration(text: string | null, unit: DurationUnit = 'seconds'): Parsed<number> {
  const source = plain(text);
  if (source === null) return present<number>(null);
  const numeral = decimal(source);
  if (numeral !== null) {
    const value = Number(numeral) * PER_SECOND[unit];
    return value < 0 ? refused('DURATION_INVALID') : seconds(value);
  }
  const clock = CLOCK.exec(source);
  if (clock) return seconds(Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]));
  const parts = PARTS.exec(source);
  if (!parts) return refused('DURATION_INVALID');
  const [days, hours, minutes, secs, millis] = parts.slice(1).map((part) => Number(part ?? 0));
  return seconds(days! * 86_400 + hours! * 3600 + minutes! * 60 + secs! + millis! / 1000);
}

const seconds = (value: number): Parsed<number> =>
  Number.isFinite(value) ? present(Math.round(value * 1000) / 1000) : refused('DURATION_INVALID');

/** `percent`: a bare 98.5 means 98.5 %. Without a hint a bare number must be a fraction. */
export type RateUnit = 'fraction' | 'percent';

/** A decimal numeral between 0 and 1: "98.5%" → "0.985". */
export function parseRate(text: string | null, unit: RateUnit = 'fraction'): Parsed<string> {
  const source = plain(text);
  if (source === null) return present<string>(null);
  const hasSign = /[%٪]$/.test(source);
  const numeral = decimal(source.replace(/ ?[%٪]$/, ''));
  if (numeral === null) return refused('RATE_INVALID');
  const value = shiftDecimal(numeral, hasSign || unit === 'percent' ? -2 : 0);
  const size = Number(value);
  if (size < 0) return refused('NUMBER_OUT_OF_RANGE');
  if (size <= 1) return present(value);
  return refused(hasSign || unit === 'percent' ? 'NUMBER_OUT_OF_RANGE' : 'RATE_INVALID');
}

export type MoneyUnit = 'yuan' | 'fen';

/** Integer fen. Fractions of a fen are refused, unless they are the noise of a binary number. */
export function parseMoney(text: string | null, unit: MoneyUnit = 'yuan'): Parsed<number> {
  const source = plain(text)
    ?.replace(/^([+-]?) ?(?:¥|CNY|RMB|人民币) ?/i, '$1')
    .replace(/ ?元$/, '');
  if (source === undefined) return present<number>(null);
  const numeral = decimal(source);
  if (numeral === null) return refused('MONEY_INVALID');
  const exact = Number(shiftDecimal(numeral, unit === 'yuan' ? 2 : 0));
  const fen = Math.round(exact);
  if (Math.abs(exact - fen) > 1e-4) return refused('MONEY_INVALID');
  return Math.abs(fen) <= MAX_FEN ? present(fen === 0 ? 0 : fen) : refused('NUMBER_OUT_OF_RANGE');
}

/** An id that a spreadsheet has not turned into a rounded number. */
export function parseId(text: string | null): Parsed<string> {
  const source =
    nullableText(text)
      ?.normalize('NFKC')
      .replace(/^['`]+/, '')
      .trim() ?? null;
  if (!source) return present<string>(null);
  return /^\d(\.\d+)?e\+\d+$/i.test(source) ? refused('ID_PRECISION_LOST') : present(source);
}

/**
 * An id that may have gone through a spreadsheet, which keeps 15 digits and fills with noughts. One may well end so by
 * itself: only if every long id of a column does have they lost their digits.
 */
export const isLong = (id: string): boolean => /^\d{17,}$/.test(id);
export const isRounded = (id: string): boolean => isLong(id) && /^\d{15}0+$/.test(id);

/** Longer than any platform's ids and nicks, and short enough for an index. */
export const MAX_KEY_CHARS = 200;

/** The same text with what cannot be stored shown as �. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed();

/** Text that PostgreSQL and JSON can hold: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
