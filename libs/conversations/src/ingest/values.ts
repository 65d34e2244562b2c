import type { IngestErrorCode } from './ingest.errors.js';
import { scaleOf } from './units.js';

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

const longestMissing = Math.max(...[...MISSING].map((word) => word.length));

/** Null for everything platforms write when there is nothing. Other text comes back trimmed. */
export function nullableText(text: string | null): string | null {
  if (text === null) return null;
  const trimmed = text.trim();
  return trimmed.length <= longestMissing && MISSING.has(trimmed.toLowerCase()) ? null : trimmed;
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

const MAX_QUANTITY_CHARS = 64;

/** `1.25万元` → its numeral and its word; a currency may stand before. Null: it is no number with a unit. */
function quantityOf(text: string): { numeral: string; word: string } | null {
  // Longer ones are none, and the expression takes its time over them.
  if (text.length > MAX_QUANTITY_CHARS) return null;
  const match = /^([+-]?)(?:¥|cny|rmb|人民币)? ?(\d[\d,， ]*(?:\.\d+)?) ?(\D*)$/i.exec(text);
  if (!match) return null;
  const numeral = decimal(`${match[1]}${match[2]!.trim()}`);
  return numeral === null ? null : { numeral, word: match[3]!.trim().toLowerCase() };
}

/** `unit` is how bare numbers are meant; a unit in the cell goes before it. */
export function parseInteger(text: string | null, unit = '个'): Parsed<number> {
  const source = plain(text);
  if (source === null) return present<number>(null);
  const quantity = quantityOf(source);
  const places = quantity && scaleOf('integer', quantity.word || unit);
  if (places === null || places === undefined) return refused('NUMBER_INVALID');
  const numeral = places ? shiftDecimal(quantity!.numeral, places) : quantity!.numeral;
  if (/\.\d*[1-9]/.test(numeral)) return refused('NUMBER_INVALID');
  const value = Number(numeral);
  return Math.abs(value) <= MAX_COUNT ? present(value) : refused('NUMBER_OUT_OF_RANGE');
}

const PARTS =
  /^(?:([\d.]+) ?(?:天|日|d))? ?(?:([\d.]+) ?(?:个?小时|时|h))? ?(?:([\d.]+) ?(?:分钟|分|min|m))? ?(?:([\d.]+) ?(?:秒钟|秒|sec|s))? ?(?:([\d.]+) ?(?:毫秒|ms))?$/i;
const CLOCK = /^(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/;

/** Seconds, to the millisecond. `unit` is for bare numbers. */
export function parseDuration(text: string | null, unit = '秒'): Parsed<number> {
  const source = plain(text);
  if (source === null) return present<number>(null);
  const numeral = decimal(source);
  if (numeral !== null) {
    const value = Number(numeral) * (scaleOf('duration', unit) ?? Number.NaN);
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

/** A decimal numeral between 0 and 1: "98.5%" → "0.985". A bare 98.5 is one only where `unit` says so. */
export function parseRate(text: string | null, unit = 'fraction'): Parsed<string> {
  const source = plain(text);
  if (source === null) return present<string>(null);
  const quantity = quantityOf(source);
  const places = quantity && scaleOf('rate', quantity.word || unit);
  if (places === null || places === undefined) return refused('RATE_INVALID');
  const value = shiftDecimal(quantity!.numeral, places);
  const size = Number(value);
  if (size < 0) return refused('NUMBER_OUT_OF_RANGE');
  if (size <= 1) return present(value);
  return refused(places < 0 ? 'NUMBER_OUT_OF_RANGE' : 'RATE_INVALID');
}

/** Integer fen. Fractions of a fen are refused, unless they are the noise of a binary number. */
export function parseMoney(text: string | null, unit = '元'): Parsed<number> {
  const source = plain(text);
  if (source === null) return present<number>(null);
  const quantity = quantityOf(source);
  const places = quantity && scaleOf('money', quantity.word || unit);
  if (places === null || places === undefined) return refused('MONEY_INVALID');
  const exact = Number(shiftDecimal(quantity!.numeral, places));
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
  return /^\d(\.\d+)?e\+?\d+$/i.test(source) ? refused('ID_PRECISION_LOST') : present(source);
}

/** Longer than any platform's ids and nicks, and short enough for an index. */
export const MAX_KEY_CHARS = 200;

/** The same text with what cannot be stored shown as �. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed();

/** Text that PostgreSQL and JSON can hold: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
