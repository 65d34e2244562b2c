import { CsvSource, Delimiter } from './csv.source.js';
import { Encoding } from './encoding.js';
import { DetectedFormat, detectFormat, FileFormat } from './file-format.js';
import { FileInput } from './file-input.js';
import { bareHeaderKey, duplicatesOf, hasColumn, headerKey, headerLabel, RequiredColumn } from './headers.js';
import { IngestError, IngestErrorCode } from './ingest.errors.js';
import { JsonRow, readJsonDocument, readJsonLines } from './json.source.js';
import { MAX_COLUMNS, RawRow, Sheet, SpreadsheetSource } from './row-source.js';
import { XlsSource } from './xls.source.js';
import { XlsxSource } from './xlsx.source.js';

/** Header rows were seen in rows 1, 2, 5 and 6 of real exports. */
export const HEADER_SEARCH_ROWS = 6;
const JSON_SAMPLE = 20;

export interface TableRow {
  /** 1-based, as the user's own program numbers it. */
  readonly row: number;
  /** By header as printed (without invisible characters); empty cells are null. */
  readonly cells: Readonly<Record<string, string | null>>;
  readonly error?: IngestErrorCode;
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

export interface OpenTableOptions {
  readonly required: readonly RequiredColumn[];
  /** At least one column of each group. */
  readonly requiredAny?: readonly (readonly RequiredColumn[])[];
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
  let nearest: { found: string[]; missing: string[] } | null = null;
  for (const sheet of sheets) {
    const head = await headOf(sheet);
    const match = findHeader(head, options);
    if (match.missing.length === 0) return gridTable(file, detected, source, sheet, head, match.index);
    for (const { cells } of head) boundColumns(cells);
    if (!nearest || match.missing.length < nearest.missing.length) nearest = match;
  }
  if (!nearest || nearest.found.length === 0) throw new IngestError('FILE_EMPTY');
  throw new IngestError('COLUMNS_MISSING', { columns: nearest.missing, found: nearest.found });
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

export function missingColumns(
  headers: readonly (string | null)[],
  { required, requiredAny }: Pick<OpenTableOptions, 'required' | 'requiredAny'>,
): string[] {
  const keys = new Set(
    headers.flatMap((header) => (header === null ? [] : [headerKey(header), bareHeaderKey(header)])),
  );
  return [
    ...required.filter((column) => !hasColumn(keys, column)).map((column) => column.label),
    ...(requiredAny ?? [])
      .filter((group) => !group.some((column) => hasColumn(keys, column)))
      .map((group) => group.map((column) => column.label).join(' / ')),
  ];
}

function findHeader(
  head: readonly RawRow[],
  options: OpenTableOptions,
): { index: number; missing: string[]; found: string[] } {
  let best = { index: 0, missing: ['?'], found: [] as string[], score: -Infinity };
  for (const [index, { cells }] of head.entries()) {
    const found = cells.flatMap((cell) => (cell === null ? [] : headerLabel(cell)));
    const missing = missingColumns(cells, options);
    // Among rows that miss as much, the fullest is most like a header.
    const score = -missing.length * 1000 + found.length;
    if (score > best.score) best = { index, missing, found, score };
  }
  return best;
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
  index: number,
): Table {
  const header = head[index]!;
  boundColumns(header.cells);
  const doubled = duplicatesOf(header.cells);
  if (doubled.length > 0) throw new IngestError('HEADERS_DUPLICATE', { columns: doubled, row: header.row });
  const labels = header.cells.map((cell) => (cell === null ? null : headerLabel(cell)));

  const first = header.cells.findIndex((cell) => cell !== null);

  return {
    fileName: file.name,
    format: detected.format,
    encoding: detected.encoding?.encoding ?? null,
    delimiter: source instanceof CsvSource ? source.delimiter : null,
    sheet: sheet.name,
    headerRow: header.row,
    headers: labels.flatMap((label) => label ?? []),
    preamble: head.slice(0, index).flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])),
    async *rows() {
      for await (const { row, cells } of sheet.rows()) {
        if (row <= header.row) continue;
        // Files that were joined have their header again.
        if (cells[first] === header.cells[first] && isSame(cells, header.cells)) continue;
        const named = namedCells(labels, cells);
        if (named) yield { row, ...named };
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
): Pick<TableRow, 'cells' | 'error'> | null {
  // Without a prototype: a column may be called "constructor".
  const named = Object.create(null) as Record<string, string | null>;
  let isBlank = true;
  for (let i = 0; i < labels.length; i++) {
    const value = cells[i] ?? null;
    if (value !== null) isBlank = false;
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
