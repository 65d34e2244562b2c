import { headerKey, unitOfHeader } from './headers.js';
import { IngestError, IngestErrorCode } from './ingest.errors.js';
import { parseDate, parseInstant } from './instants.js';
import { maskRefused } from './masking.js';
import { Mapping, Preset, PresetField, ValueUnit } from './preset.js';
import type { Table, TableRow } from './table.js';
import {
  isLong,
  isRounded,
  isStorable,
  MAX_KEY_CHARS,
  normaliseAccount,
  nullableText,
  Parsed,
  parseDuration,
  parseId,
  parseInteger,
  parseMoney,
  parseRate,
  present,
  refused,
  storable,
} from './values.js';

/** A refused cell (or, with no column, a refused row). Personal data in `value` are masked: errors get printed. */
export interface RowError {
  readonly kind: 'error';
  readonly row: number;
  readonly column: string | null;
  readonly code: IngestErrorCode;
  readonly value: string | null;
}

const MAX_SHOWN = 80;
/** Masked before it is cut: half a number would pass for none. */
const MAX_MASKED = 4000;
/** Rows that are enough to tell rounded ids from whole ones: by chance a long one ends in noughts once in a hundred. */
const ROUNDED_SAMPLE = 200;

export const rowError = (
  row: number,
  column: string | null,
  code: IngestErrorCode,
  value: string | null,
): RowError => ({
  kind: 'error',
  row,
  column: column === null ? null : storable(column),
  code,
  value:
    value === null ? null : storable(maskRefused(column, value.slice(0, MAX_MASKED)).slice(0, MAX_SHOWN)),
});

/** The row at which a file breaks off, as the last item of a reader. Other failures go on as exceptions. */
export function breakOff(error: unknown): RowError {
  if (error instanceof IngestError && error.details.row !== undefined) {
    return rowError(error.details.row, null, error.code, null);
  }
  throw error;
}

/** The fields of a preset tied to the columns of one table. */
export class RowReader {
  private readonly columns = new Map<
    string,
    { readonly field: PresetField; readonly header: string; readonly unit: ValueUnit | undefined }
  >();

  constructor(
    preset: Preset,
    mapping: Mapping,
    table: Pick<Table, 'headers'>,
    private readonly now: Date,
  ) {
    const printed = new Map(table.headers.map((header) => [headerKey(header), header]));
    for (const field of preset.fields) {
      const wanted = mapping[field.field];
      const header = wanted === undefined ? undefined : printed.get(headerKey(wanted));
      if (header === undefined) continue;
      const said = unitOfHeader(header);
      this.columns.set(field.field, { field, header, unit: said && fits(said, field) ? said : field.unit });
    }
  }

  /** Looks at the first rows for ids that a spreadsheet has rounded: from then on they are refused. */
  async findRounded(table: Pick<Table, 'rows'>): Promise<void> {
    const ids = [...this.columns.values()].filter(({ field }) => field.value === 'id');
    const long = new Map(ids.map(({ field }) => [field.field, [] as string[]]));
    if (!ids.length) return;
    let looked = 0;
    try {
      for await (const row of table.rows()) {
        for (const [field, values] of long) {
          const id = parseId(this.raw(row, field)).value;
          if (id !== null && isLong(id)) values.push(id);
        }
        looked += 1;
        if (looked >= ROUNDED_SAMPLE) break;
      }
    } catch (error) {
      // The reading proper reports it.
      if (!(error instanceof IngestError)) throw error;
    }
    for (const [field, values] of long)
      if (values.length > 0 && values.every(isRounded)) this.rounded.add(field);
  }

  has(field: string): boolean {
    return this.columns.has(field);
  }

  /** Fields that a column fills. */
  get fields(): readonly string[] {
    return (this.filled ??= [...this.columns.keys()]);
  }
  private filled?: readonly string[];
  private readonly rounded = new Set<string>();

  header(field: string): string | null {
    return this.columns.get(field)?.header ?? null;
  }

  field(field: string): PresetField | undefined {
    return this.columns.get(field)?.field;
  }

  raw(row: TableRow, field: string): string | null {
    const column = this.columns.get(field);
    return column ? (row.cells[column.header] ?? null) : null;
  }

  text(row: TableRow, field: string): Parsed<string> {
    const column = this.columns.get(field);
    const raw = this.raw(row, field);
    const parsed: Parsed<string> =
      column?.field.value === 'account'
        ? present(normaliseAccount(raw))
        : column?.field.value === 'id'
          ? this.id(field, raw)
          : present(nullableText(raw));
    if (parsed.value === null) return parsed;
    if (!isStorable(parsed.value)) return refused('TEXT_INVALID');
    const isKey = ['account', 'id', 'choice'].includes(column?.field.value ?? '');
    return isKey && parsed.value.length > MAX_KEY_CHARS ? refused('VALUE_TOO_LONG') : parsed;
  }

  private id(field: string, raw: string | null): Parsed<string> {
    const parsed = parseId(raw);
    return parsed.value !== null && this.rounded.has(field) && isRounded(parsed.value)
      ? refused('ID_PRECISION_LOST')
      : parsed;
  }

  rate(row: TableRow, field: string): Parsed<string> {
    return parseRate(
      this.raw(row, field),
      this.columns.get(field)?.unit === 'percent' ? 'percent' : 'fraction',
    );
  }

  number(row: TableRow, field: string): Parsed<number> {
    const column = this.columns.get(field);
    const raw = this.raw(row, field);
    const unit = column?.unit;
    switch (column?.field.value) {
      case 'duration':
        return parseDuration(raw, unit === 'milliseconds' || unit === 'minutes' ? unit : 'seconds');
      case 'money':
        return parseMoney(raw, unit === 'fen' ? 'fen' : 'yuan');
      default:
        return parseInteger(raw);
    }
  }

  instant(row: TableRow, field: string, options?: { needsTime: boolean }): Parsed<Date> {
    return parseInstant(this.raw(row, field), this.now, options);
  }

  date(row: TableRow, field: string): Parsed<string> {
    return parseDate(this.raw(row, field), this.now);
  }
}

function fits(unit: ValueUnit, field: PresetField): boolean {
  if (field.value === 'duration') return unit === 'seconds' || unit === 'milliseconds' || unit === 'minutes';
  if (field.value === 'money') return unit === 'yuan';
  return field.value === 'rate' && unit === 'percent';
}

/** Gathers the cells of a row that were refused. */
export class RowErrors {
  readonly found: RowError[] = [];

  constructor(
    private readonly reader: RowReader,
    private readonly row: TableRow,
  ) {}

  /** The value, or null with the refusal noted. */
  take<T>(field: string, parsed: Parsed<T>): T | null {
    if (parsed.error !== null) this.note(field, parsed.error);
    return parsed.value;
  }

  require<T>(field: string, parsed: Parsed<T>): T | null {
    const value = this.take(field, parsed);
    if (value === null && parsed.error === null) this.note(field, 'VALUE_MISSING');
    return value;
  }

  note(field: string, code: IngestErrorCode): void {
    this.found.push(
      rowError(this.row.row, this.reader.header(field), code, this.reader.raw(this.row, field)),
    );
  }
}
