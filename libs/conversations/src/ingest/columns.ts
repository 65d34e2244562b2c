import { IngestError } from './ingest.errors.js';
import { headerKey } from './headers.js';
import type { ValueKind } from './preset.js';
import { type Quantity, unitFor } from './units.js';
import { nullableText, type Parsed, parseId, refused } from './values.js';

/**
 * What only a whole column shows: whether its ids were rounded, whether bare rates are fractions or percentages,
 * whether durations are what a spreadsheet makes of a clock, a fraction of a day.
 */
export interface ColumnFacts {
  readonly isRounded: boolean;
  /** How long its ids are, of which some begin with noughts: shorter ones lost theirs. Null: none begin so. */
  readonly idLength: number | null;
  readonly rates: 'fraction' | 'percent' | 'mixed';
  readonly durations: 'plain' | 'days' | 'mixed';
  /** All its times are full minutes: their seconds were lost. */
  readonly isToTheMinute: boolean;
}

/** Rows that are enough to judge a column by. */
export const COLUMN_SAMPLE = 200;

/**
 * An id that may have gone through a spreadsheet, which keeps 15 digits and fills with noughts. One may well end so by
 * itself; if all of a column's do, or far more than chance makes, they lost their digits.
 */
const isRounded = (id: string): boolean => /^\d{15}0+$/.test(id) && id.length >= 16;
const isLong = (id: string): boolean => /^\d{17,}$/.test(id);

function areRounded(ids: readonly string[]): boolean {
  const long = ids.filter(isLong);
  const lost = long.filter(isRounded);
  if (long.length) return lost.length === long.length || (lost.length >= 3 && lost.length > long.length / 10);
  const short = ids.filter((id) => /^\d{16}$/.test(id));
  return short.length >= 4 && short.every(isRounded);
}

/** The one length of ids that begin with noughts, if none of the column's is longer. */
function lengthWithNoughts(ids: readonly string[]): number | null {
  const digits = ids.filter((id) => /^\d+$/.test(id));
  const [length, ...others] = new Set(digits.filter((id) => /^0\d/.test(id)).map((id) => id.length));
  const isFixed = length !== undefined && !others.length && digits.every((id) => id.length <= length);
  return isFixed ? length : null;
}

const lostNoughts = (id: string, facts: ColumnFacts): boolean =>
  facts.idLength !== null && id.length < facts.idLength && /^[1-9]\d*$/.test(id);

/** `9:03` says no second; of `9:03:00` three in a row are no accident. */
function areToTheMinute(texts: readonly string[]): boolean {
  const read = texts.flatMap((text) => {
    const match = /\d{1,2}[:时]\d{1,2}(?:[:分](\d{1,2})(?:\.\d+)?)?/.exec(text);
    return match ? [match[1]] : [];
  });
  if (!read.length || read.some((second) => second !== undefined && Number(second) !== 0)) return false;
  return read.every((second) => second === undefined) || read.length >= 3;
}

/** What no clock of a platform says in seconds: 0.00028935185 is 25 s of a day. */
const isDayFraction = (text: string): boolean => /^0?\.\d{5,}$/.test(text) && Number(text) > 0;
const bareNumber = (text: string): number | null =>
  /^[\d,.]+$/.test(text) ? Number(text.replaceAll(',', '')) : null;

export function factsOf(kind: ValueKind, cells: readonly (string | null)[]): ColumnFacts {
  const texts = cells.flatMap((cell) => nullableText(cell)?.normalize('NFKC') ?? []);
  const numbers =
    kind === 'rate' || kind === 'duration' ? texts.flatMap((text) => bareNumber(text) ?? []) : [];
  const above = numbers.some((value) => value > 1);
  const below = numbers.some((value) => value > 0 && value < 1);
  const days = kind === 'duration' && texts.some(isDayFraction);
  const ids = kind === 'id' ? texts.flatMap((text) => parseId(text).value ?? []) : [];
  return {
    isRounded: areRounded(ids),
    idLength: lengthWithNoughts(ids),
    rates: above ? (below ? 'mixed' : 'percent') : 'fraction',
    durations: days ? (above ? 'mixed' : 'days') : 'plain',
    isToTheMinute: kind === 'instant' && areToTheMinute(texts),
  };
}

/** An id of a column as it is, unless it is one of those that lost digits, at its end or before it. */
export function judgedId(parsed: Parsed<string>, facts: ColumnFacts | undefined): Parsed<string> {
  if (!facts || parsed.value === null) return parsed;
  if (facts.isRounded && isRounded(parsed.value)) return refused('ID_PRECISION_LOST');
  return lostNoughts(parsed.value, facts) ? refused('ID_ZEROS_LOST') : parsed;
}

/** How a bare rate of a column is meant that names no unit; null: nobody can tell. */
export function rateUnit(text: string | null, facts: ColumnFacts | undefined): string | null {
  const value = bareNumber(nullableText(text)?.normalize('NFKC') ?? '');
  if (!facts || !value || facts.rates === 'fraction') return 'fraction';
  return facts.rates === 'percent' && value > 1 ? 'percent' : null;
}

/** How a bare duration of a column is meant that names no larger unit than seconds; null: nobody can tell. */
export function durationUnit(text: string | null, facts: ColumnFacts | undefined): string | null {
  const value = bareNumber(nullableText(text)?.normalize('NFKC') ?? '');
  if (!facts || !value || facts.durations === 'plain') return '秒';
  return facts.durations === 'days' && value < 1 ? '天' : null;
}

const quantities: readonly string[] = ['duration', 'money', 'rate', 'integer'] satisfies Quantity[];
const isQuantity = (kind: ValueKind): kind is Quantity => quantities.includes(kind);

/**
 * The unit that a column's header names, null for none.
 * @throws IngestError UNIT_UNKNOWN: a value without its unit would be another value
 */
export function unitOfColumn(kind: ValueKind, header: string): string | null {
  if (!isQuantity(kind)) return null;
  const unit = unitFor(kind, headerKey(header));
  if (unit === undefined) throw new IngestError('UNIT_UNKNOWN', { columns: [header] });
  return unit;
}
