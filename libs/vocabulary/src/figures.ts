/** How numbers are printed: headline, pages, phone, paper. Nothing else rounds a number that a person reads. */

type Language = 'zh-CN' | 'en-US';
/** A decimal numeral, or a number read as the numeral it prints as. */
type Value = string | number;

/** Missing is never zero. */
export const noData = '—';

/** Beyond what any count of rounds can tell apart. */
const exactPlaces = 10;

/** As an integer of 10^-`exactPlaces`. */
function exact(value: Value): bigint {
  const numeral = /^[+-]?\d+(?:\.\d+)?$/.test(String(value))
    ? String(value)
    : Number(value).toFixed(exactPlaces);
  const isNegative = numeral.startsWith('-');
  const [whole = '', fraction = ''] = numeral.replace(/^[+-]/, '').split('.');
  const digits = BigInt(whole + fraction.padEnd(exactPlaces, '0').slice(0, exactPlaces));
  return isNegative ? -digits : digits;
}

const isMissing = (value: Value | null | undefined): value is null | undefined | '' =>
  value == null || value === '' || !Number.isFinite(Number(value));

/** Once, half to even, from the value itself. */
export function roundHalfEven(value: Value, places: number): string {
  const scaled = exact(value);
  const unit = 10n ** BigInt(exactPlaces - places);
  const size = scaled < 0n ? -scaled : scaled;
  const rest = size % unit;
  const isUp = rest * 2n > unit || (rest * 2n === unit && (size / unit) % 2n === 1n);
  const kept = size / unit + (isUp ? 1n : 0n);
  const digits = kept.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled < 0n && kept !== 0n ? `-${text}` : text;
}

/** Digits after the point as people read the unit: `97.3%`, `18秒`. */
const usualPlaces = (unit: string): number =>
  unit === 'fraction' ? 3 : unit === 'seconds' || unit === 'fen' ? 0 : 1;

/** `18秒`, `1分05秒`, `1时02分`; with a deciding digit `40.05秒`. */
function duration(rounded: string, language: Language): string {
  const [h, m, s] = language === 'zh-CN' ? ['时', '分', '秒'] : ['h', 'm', 's'];
  const [whole = '0', fraction] = rounded.split('.');
  const rest = fraction ? `.${fraction}` : '';
  const seconds = Number(whole);
  const pad = (part: number) => String(part).padStart(2, '0');
  if (seconds < 60) return `${seconds}${rest}${s}`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${m}${pad(seconds % 60)}${rest}${s}`;
  const hours = `${Math.floor(seconds / 3600)}${h}${pad(Math.floor((seconds % 3600) / 60))}${m}`;
  return rest ? `${hours}${pad(seconds % 60)}${rest}${s}` : hours;
}

function print(rounded: string, unit: string, language: Language): string {
  if (unit === 'seconds') return duration(rounded, language);
  if (unit === 'fen') return formatFen(Number(rounded));
  if (unit !== 'fraction') {
    const [whole = '0', fraction = ''] = rounded.split('.');
    const tail = fraction.replace(/0+$/, '');
    return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${tail && `.${tail}`}`;
  }
  const [whole = '0', fraction = ''] = rounded.split('.');
  return `${`${whole}${fraction.slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, '$1')}.${fraction.slice(2)}%`;
}

/** A value in its metric's unit: `97.3%`, `1分05秒`, `1,234`. */
export function figure(value: Value | null | undefined, unit: string, language: Language): string {
  if (isMissing(value)) return noData;
  return print(roundHalfEven(value, usualPlaces(unit)), unit, language);
}

/** `¥1,234.50` from integer fen. */
export function formatFen(fen: number | null | undefined): string {
  if (fen == null) return noData;
  const size = Math.abs(fen);
  const yuan = Math.floor(size / 100).toLocaleString('en-US');
  return `${fen < 0 ? '-' : ''}¥${yuan}.${String(size % 100).padStart(2, '0')}`;
}

/** A share with so many digits after the point of its percentage. */
export const share = (value: Value | null | undefined, digits = 1): string =>
  isMissing(value) ? noData : print(roundHalfEven(value, digits + 2), 'fraction', 'en-US');

/** What is promised, with all its digits: `95.0%`, `94.95%`. */
export function promised(target: Value, unit: string, language: Language): string {
  const usual = usualPlaces(unit);
  for (let places = usual; places < exactPlaces; places++) {
    const rounded = roundHalfEven(target, places);
    if (exact(rounded) === exact(target)) return print(rounded, unit, language);
  }
  return print(roundHalfEven(target, exactPlaces), unit, language);
}

/** A judged value: as usual, or with the digit that decided where the usual ones say otherwise than the verdict. */
export function judged(
  value: Value | null | undefined,
  target: Value | null | undefined,
  kept: boolean | null | undefined,
  unit: string,
  language: Language,
): string {
  if (isMissing(value) || isMissing(target) || kept == null) return figure(value, unit, language);
  const [is, promise] = [exact(value), exact(target)];
  for (let places = usualPlaces(unit); places < exactPlaces; places++) {
    const rounded = roundHalfEven(value, places);
    const shown = exact(rounded);
    const isSameSide = is < promise ? shown < promise : is > promise ? shown > promise : shown === promise;
    if (isSameSide || (kept && shown === promise)) return print(rounded, unit, language);
  }
  return print(roundHalfEven(value, exactPlaces), unit, language);
}

export interface Difference {
  readonly sign: -1 | 0 | 1;
  /** Its size in the unit's own words: rates in points. Nothing that would print as nought is news: then '' . */
  readonly text: string;
}

/**
 * What changed; null without data on either side.
 *
 * @param isDecided the difference made a verdict: however small, it is shown with the digit that decided
 */
export function difference(
  value: Value | null | undefined,
  before: Value | null | undefined,
  unit: string,
  language: Language,
  isDecided = false,
): Difference | null {
  if (isMissing(value) || isMissing(before)) return null;
  const by = exact(value) - exact(before);
  const size = by < 0n ? -by : by;
  const digits = size.toString().padStart(exactPlaces + 1, '0');
  const numeral = `${digits.slice(0, -exactPlaces)}.${digits.slice(-exactPlaces)}`;
  const last = isDecided ? exactPlaces : usualPlaces(unit);
  for (let places = usualPlaces(unit); places <= last; places++) {
    const rounded = roundHalfEven(numeral, places);
    if (exact(rounded) === 0n) continue;
    const text = print(rounded, unit, language);
    const points = language === 'zh-CN' ? '个点' : 'pt';
    return { sign: by > 0n ? 1 : -1, text: unit === 'fraction' ? text.replace('%', ` ${points}`) : text };
  }
  return { sign: 0, text: '' };
}
