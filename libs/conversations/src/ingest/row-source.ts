/** A row of a grid. `row` is the number the user's own spreadsheet program shows. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly (string | null)[];
  /** Columns whose cell is merged over this row and others. */
  readonly merged?: readonly number[];
}

/** Cells that are one: rows as they are numbered, columns from 0. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** One sheet; a text file has one without a name. `rows` starts from the top each time it is called. */
export interface Sheet {
  readonly name: string | null;
  readonly merges?: readonly Merge[];
  rows(): AsyncIterable<RawRow>;
}

/**
 * A file of rows and columns. Values arrive as the text a person would read: dates as `YYYY-MM-DD HH:mm:ss` in the
 * sheet's own clock, percentages with their sign, numbers beyond 15 digits in exponential notation (they have lost
 * digits and must not pass for ids).
 */
export interface SpreadsheetSource {
  sheets(): AsyncIterable<Sheet>;
}

export const MAX_COLUMNS = 500;
/** As many as a spreadsheet program can hold; a larger number is a claim, never a row. */
export const MAX_ROWS = 1_048_576;

/** Trimmed text, null when empty; unwraps what exporters add to keep ids text: `="123"`, a leading tab or quote. */
export function cellText(value: string): string | null {
  const text = value.trim();
  if (text === '') return null;
  if (text.charCodeAt(0) === 61 && text.length > 3 && text.startsWith('="') && text.endsWith('"')) {
    return text.slice(2, -1).trim() || null;
  }
  return text;
}

/** A number as text: whole numbers and decimals plain, those beyond a double's precision exponential. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return value.toExponential();
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e-') ? value.toFixed(12).replace(/0+$/, '').replace(/\.$/, '') : text;
}

/** 0.985 → 98.5%, without the noise of binary fractions. */
export const percentText = (value: number): string => `${numberText(Number((value * 100).toPrecision(12)))}%`;

const DAY_MS = 86_400_000;
/** Excel's day 0. */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** A clock reading (held as UTC) as text; readings of Excel's first days are times or durations: 36:00:00. */
export function clockText(date: Date): string {
  const ms = Math.round(date.getTime() / 1000) * 1000;
  const days = (ms - EPOCH_MS) / DAY_MS;
  if (days >= 0 && days < 60) {
    const seconds = Math.round(days * 86_400);
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      .map((part) => String(part).padStart(2, '0'))
      .join(':');
  }
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

export const serialToDate = (serial: number, is1904 = false): Date =>
  new Date(EPOCH_MS + Math.round((serial + (is1904 ? 1462 : 0)) * DAY_MS));
