import {
  COLUMN_SAMPLE,
  type ColumnFacts,
  durationUnit,
  factsOf,
  judgedId,
  rateUnit,
  unitOfColumn,
} from './columns.js';
import { headerKey } from './headers.js';
import { IngestError, IngestErrorCode } from './ingest.errors.js';
import { parseDate, parseInstant } from './instants.js';
import { maskRefused } from './masked-cell.js';
import { Mapping, Preset, PresetField } from './preset.js';
import type { Table, TableRow } from './table.js';
import { scaleOf } from './units.js';
import {
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
/** Kinds of values of which a column says more than a cell. */
const judgedKinds: readonly string[] = ['id', 'rate', 'duration', 'instant'];

/** What is read all the same, and to be known of. */
export interface ReadingWarning {
  readonly code: Extract<IngestErrorCode, 'SECONDS_MISSING' | 'TOTALS_DIFFER'>;
  readonly column: string | null;
}

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
    { readonly field: PresetField; readonly header: string; readonly unit: string | null }
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
      const unit = unitOfColumn(field.value, header) ?? field.unit ?? null;
      this.columns.set(field.field, { field, header, unit });
    }
  }

  /** Looks at the first rows for what a single cell does not show; from then on rows are read accordingly. */
  async lookAhead(table: Pick<Table, 'rows'>): Promise<void> {
    const judged = [...this.columns.values()].filter(({ field }) => judgedKinds.includes(field.value));
    if (!judged.length) return;
    const cells = judged.map((): (string | null)[] => []);
    let looked = 0;
    try {
      for await (const row of table.rows()) {
        judged.forEach(({ header }, index) => void cells[index]!.push(row.cells[header] ?? null));
        looked += 1;
        if (looked >= COLUMN_SAMPLE) break;
      }
    } catch (error) {
      // The reading proper reports it.
      if (!(error instanceof IngestError)) throw error;
    }
    judged.forEach(
      ({ field }, index) => void this.facts.set(field.field, factsOf(field.value, cells[index]!)),
    );
  }

  /** The column of a field, if its times have lost their seconds. */
  toTheMinute(field: string): ReadingWarning[] {
    return this.facts.get(field)?.isToTheMinute
      ? [{ code: 'SECONDS_MISSING', column: this.header(field) }]
      : [];
  }

  has(field: string): boolean {
    return this.columns.has(field);
  }

  /** Fields that a column fills. */
  get fields(): readonly string[] {
    return (this.filled ??= [...this.columns.keys()]);
  }
  private filled?: readonly string[];
  private readonly facts = new Map<string, ColumnFacts>();

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
          ? judgedId(parseId(raw), this.facts.get(field))
          : present(nullableText(raw));
    if (parsed.value === null) return parsed;
    if (!isStorable(parsed.value)) return refused('TEXT_INVALID');
    const isKey = ['account', 'id', 'choice'].includes(column?.field.value ?? '');
    return isKey && parsed.value.length > MAX_KEY_CHARS ? refused('VALUE_TOO_LONG') : parsed;
  }

  /** A name holds for all rows that its cell is merged over; whose a figure is nobody can tell. */
  private isShared(row: TableRow, field: string): boolean {
    return row.merged !== undefined && row.merged.includes(this.columns.get(field)?.header ?? '');
  }

  rate(row: TableRow, field: string): Parsed<string> {
    if (this.isShared(row, field)) return refused('VALUE_MERGED');
    const raw = this.raw(row, field);
    const unit = this.columns.get(field)?.unit ?? rateUnit(raw, this.facts.get(field));
    return unit === null ? refused('RATE_UNCLEAR') : parseRate(raw, unit);
  }

  number(row: TableRow, field: string): Parsed<number> {
    const column = this.columns.get(field);
    if (this.isShared(row, field)) return refused('VALUE_MERGED');
    const raw = this.raw(row, field);
    const unit = column?.unit ?? undefined;
    switch (column?.field.value) {
      case 'duration':
        return this.duration(field, raw, unit);
      case 'money':
        return parseMoney(raw, unit);
      default:
        return parseInteger(raw, unit);
    }
  }

  /** Only seconds are what a clock without its format is taken for: 0.05 hours are what they say. */
  private duration(field: string, raw: string | null, said: string | undefined): Parsed<number> {
    const isSeconds = said === undefined || scaleOf('duration', said) === 1;
    const unit = isSeconds ? durationUnit(raw, this.facts.get(field)) : said;
    return unit === null ? refused('DURATION_UNCLEAR') : parseDuration(raw, unit);
  }

  instant(row: TableRow, field: string, options?: { needsTime: boolean }): Parsed<Date> {
    return parseInstant(this.raw(row, field), this.now, options);
  }

  date(row: TableRow, field: string): Parsed<string> {
    return parseDate(this.raw(row, field), this.now);
  }
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
