import { CsvSource } from './csv.source.js';
import type { Delimiter } from './delimiter.js';
import { Encoding } from './encoding.js';
import { DetectedFormat, detectFormat, FileFormat } from './file-format.js';
import { FileInput } from './file-input.js';
import {
  findHeader,
  FoundHeader,
  HEADER_SEARCH_ROWS,
  missingColumns,
  RequiredColumns,
} from './header-rows.js';
import { headerKey } from './headers.js';
import { IngestError, IngestErrorCode } from './ingest.errors.js';
import { JsonRow, readJsonDocument, readJsonLines } from './json.source.js';
import { MAX_COLUMNS, RawRow, Sheet, SpreadsheetSource } from './row-source.js';
import { XlsSource } from './xls.source.js';
import { XlsxSource } from './xlsx.source.js';

const JSON_SAMPLE = 20;

export interface TableRow {
  /** 1-based, as the user's own program numbers it. */
  readonly row: number;
  /** By header as printed (without invisible characters); empty cells are null. */
  readonly cells: Readonly<Record<string, string | null>>;
  readonly error?: IngestErrorCode;
  /** Headers of cells that are merged over this row and others. */
  readonly merged?: readonly string[];
}

/** Rows under a header. `rows` reads the file from the top each time and throws IngestError where it breaks off. */
export interface Table {
  readonly fileName: string;
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheet: string | null;
  /** Null for JSON, whose objects carry their names. */
  readonly headerRow: number | null;
  readonly headers: readonly string[];
  /** What stands above the header row, e.g. 统计时间：2026-11-21. */
  readonly preamble: readonly string[];
  rows(): AsyncIterable<TableRow>;
}

export interface OpenTableOptions extends RequiredColumns {
  /** Only this sheet; otherwise the first one that has the columns. */
  readonly sheet?: string;
  /** Sheets to try before the others. */
  readonly preferredSheets?: readonly string[];
}

/**
 * Finds the header row among the first rows of the file (of the first sheet that has it).
 * @throws IngestError COLUMNS_MISSING with what is missing and what was found; HEADERS_DUPLICATE; SHEET_MISSING; and
 * everything that opening a file can throw.
 */
export async function openTable(file: FileInput, options: OpenTableOptions): Promise<Table> {
  const detected = await detectFormat(file);
  if (detected.format === 'json' || detected.format === 'jsonl') return openJson(file, detected, options);

  const source = await openSpreadsheet(file, detected);
  const sheets = await sheetsInOrder(source, options);
  let nearest: FoundHeader | null = null;
  for (const sheet of sheets) {
    const head = await headOf(sheet);
    const found = findHeader(head, options, sheet.merges);
    if (found && found.missing.length === 0) return gridTable(file, detected, source, sheet, head, found);
    for (const { cells } of head) boundColumns(cells);
    if (found && (!nearest || found.missing.length < nearest.missing.length)) nearest = found;
  }
  const labels = nearest?.labels.flatMap((label) => label ?? []) ?? [];
  if (!nearest || !labels.length) throw new IngestError('FILE_EMPTY');
  throw new IngestError('COLUMNS_MISSING', { columns: nearest.missing, found: labels });
}

export async function openSpreadsheet(
  file: FileInput,
  { format, encoding }: DetectedFormat,
): Promise<SpreadsheetSource> {
  if (format === 'csv' && encoding) return CsvSource.open(file, encoding);
  if (format === 'html') return XlsSource.open(file, 'html');
  if (format === 'xls') return XlsSource.open(file, 'binary');
  const source = await XlsxSource.open(file);
  // Sheets under names of their own kind: rare, and small enough for the reader that takes the file as a whole.
  return source.hasSheets ? source : XlsSource.open(file, 'binary');
}

async function sheetsInOrder(source: SpreadsheetSource, options: OpenTableOptions): Promise<Sheet[]> {
  const all: Sheet[] = [];
  for await (const sheet of source.sheets()) all.push(sheet);
  if (options.sheet !== undefined) {
    const chosen = all.filter((sheet) => sheet.name === options.sheet);
    if (chosen.length > 0) return chosen;
    throw new IngestError('SHEET_MISSING', {
      columns: [options.sheet],
      found: all.flatMap((sheet) => sheet.name ?? []),
    });
  }
  const preferred = new Set(options.preferredSheets);
  const isPreferred = (sheet: Sheet): boolean => sheet.name !== null && preferred.has(sheet.name);
  return [...all.filter(isPreferred), ...all.filter((sheet) => !isPreferred(sheet))];
}

/** The first rows; of a file that breaks off even earlier, what there is. */
export async function headOf(sheet: Sheet, count = HEADER_SEARCH_ROWS): Promise<RawRow[]> {
  const head: RawRow[] = [];
  try {
    for await (const row of sheet.rows()) {
      if (row.row > count) break;
      head.push(row);
    }
  } catch (error) {
    if (!(error instanceof IngestError) || head.length === 0) throw error;
  }
  return head;
}

/** @throws IngestError FILE_UNSAFE */
export function boundColumns(headers: readonly (string | null)[]): void {
  if (headers.findLastIndex((header) => header !== null) >= MAX_COLUMNS)
    throw new IngestError('FILE_UNSAFE', { limit: `> ${MAX_COLUMNS} columns` });
}

function gridTable(
  file: FileInput,
  detected: DetectedFormat,
  source: SpreadsheetSource,
  sheet: Sheet,
  head: readonly RawRow[],
  { labels, doubled, from, to }: FoundHeader,
): Table {
  const header = head[from]!;
  const last = head[to]!.row;
  boundColumns(labels);
  if (doubled.length > 0) throw new IngestError('HEADERS_DUPLICATE', { columns: doubled, row: header.row });
  const first = header.cells.findIndex((cell) => cell !== null);

  return {
    fileName: file.name,
    format: detected.format,
    encoding: detected.encoding?.encoding ?? null,
    delimiter: source instanceof CsvSource ? source.delimiter : null,
    sheet: sheet.name,
    headerRow: last,
    headers: labels.flatMap((label) => label ?? []),
    preamble: head.slice(0, from).flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])),
    async *rows() {
      for await (const { row, cells, merged } of sheet.rows()) {
        if (row <= last) continue;
        // Files that were joined have their header again.
        if (cells[first] === header.cells[first] && isSame(cells, header.cells)) continue;
        const named = namedCells(labels, cells, merged);
        if (named)
          yield merged
            ? { row, ...named, merged: merged.flatMap((at) => labels[at] ?? []) }
            : { row, ...named };
      }
    },
  };
}

const isSame = (a: readonly (string | null)[], b: readonly (string | null)[]): boolean =>
  b.every((cell, index) => (a[index] ?? null) === cell);

/** Null: the row is blank. */
function namedCells(
  labels: readonly (string | null)[],
  cells: readonly (string | null)[],
  merged: readonly number[] | undefined,
): Pick<TableRow, 'cells' | 'error'> | null {
  // Without a prototype: a column may be called "constructor".
  const named = Object.create(null) as Record<string, string | null>;
  let isBlank = true;
  for (let i = 0; i < labels.length; i++) {
    const value = cells[i] ?? null;
    // Of a row that only a merged cell reaches into nothing is said.
    if (value !== null && !merged?.includes(i)) isBlank = false;
    const label = labels[i];
    if (label != null) named[label] = value;
  }
  let isShifted = false;
  for (let i = labels.length; i < cells.length; i++) if (cells[i] !== null) isShifted = true;
  if (isBlank && !isShifted) return null;
  return isShifted ? { cells: named, error: 'ROW_SHAPE' } : { cells: named };
}

async function openJson(
  file: FileInput,
  detected: DetectedFormat,
  options: OpenTableOptions,
): Promise<Table> {
  const encoding = detected.encoding!;
  const read = (): AsyncGenerator<JsonRow> =>
    detected.format === 'jsonl' ? readJsonLines(file, encoding) : readJsonDocument(file, encoding);

  const names = new Map<string, string>();
  let sampled = 0;
  try {
    for await (const { cells } of read()) {
      boundColumns(Object.keys(cells));
      for (const name of Object.keys(cells))
        if (!names.has(headerKey(name))) names.set(headerKey(name), name);
      sampled += 1;
      if (sampled >= JSON_SAMPLE) break;
    }
  } catch (error) {
    if (!(error instanceof IngestError) || sampled === 0) throw error;
  }
  const headers = [...names.values()];
  if (headers.length === 0) throw new IngestError('FILE_EMPTY');
  const missing = missingColumns(headers, options);
  if (missing.length > 0) throw new IngestError('COLUMNS_MISSING', { columns: missing, found: headers });
  return {
    fileName: file.name,
    format: detected.format,
    encoding: encoding.encoding,
    delimiter: null,
    sheet: null,
    headerRow: null,
    headers,
    preamble: [],
    rows: read,
  };
}
