import type { Row } from '@cj-tech-master/excelts';
import { FileInput } from './file-input.js';
import { IngestError } from './ingest.errors.js';
import {
  cellText,
  clockText,
  MAX_COLUMNS,
  MAX_ROWS,
  numberText,
  percentText,
  RawRow,
  Sheet,
  SpreadsheetSource,
} from './row-source.js';
import { withMerges } from './merges.js';
import { XlsSource } from './xls.source.js';
import { XlsxArchive } from './xlsx-archive.js';

const MAX_WHOLE_BYTES = 64 * 1024 * 1024;

/** .xlsx, streamed: memory holds the shared strings and a few rows. Hidden sheets are not offered. */
export class XlsxSource implements SpreadsheetSource {
  private constructor(
    private readonly file: FileInput,
    private readonly archive: XlsxArchive,
  ) {}

  static async open(file: FileInput): Promise<XlsxSource> {
    return new XlsxSource(file, await XlsxArchive.open(file));
  }

  get hasSheets(): boolean {
    return this.archive.sheetPaths.length > 0;
  }

  async *sheets(): AsyncGenerator<Sheet> {
    for (const path of this.archive.sheetPaths) {
      const { name, isHidden } = await this.describe(path);
      const merges = this.archive.mergesOf(path);
      if (!isHidden) yield { name, merges, rows: () => withMerges(this.rows(path, name), merges) };
    }
  }

  private async describe(path: string): Promise<{ name: string; isHidden: boolean }> {
    try {
      for await (const { name, state } of this.open(path, false)) {
        return { name, isHidden: state === 'hidden' || state === 'veryHidden' };
      }
    } catch (cause) {
      throw this.unreadable(cause);
    }
    throw this.unreadable(null);
  }

  private unreadable(cause: unknown): IngestError {
    if (cause instanceof IngestError) return cause;
    return this.archive.isCut
      ? new IngestError('FILE_TRUNCATED', { row: 1 }, { cause })
      : new IngestError('FILE_DAMAGED', {}, { cause });
  }

  private async *rows(path: string, name: string): AsyncGenerator<RawRow> {
    let last = 0;
    try {
      for await (const sheet of this.open(path, true)) {
        for await (const row of sheet) {
          if (row.number > MAX_ROWS) throw new IngestError('FILE_UNSAFE', { limit: `> ${MAX_ROWS} rows` });
          last = row.number;
          yield { row: row.number, cells: cellsOf(row) };
        }
      }
    } catch (cause) {
      if (cause instanceof IngestError) throw cause;
      if (last > 0) throw new IngestError('FILE_TRUNCATED', { row: last + 1 }, { cause });
      yield* this.asAWhole(name, cause);
      return;
    }
    if (this.archive.isCut) throw new IngestError('FILE_TRUNCATED', { row: last + 1 });
  }

  /** Cells may leave out where they stand. The streaming reader cannot do without; the other one counts along. */
  private async *asAWhole(name: string, cause: unknown): AsyncGenerator<RawRow> {
    if (this.archive.isCut || this.archive.unpackedBytes > MAX_WHOLE_BYTES)
      throw new IngestError('FILE_DAMAGED', {}, { cause });
    for await (const sheet of (await XlsSource.open(this.file, 'binary')).sheets()) {
      if (sheet.name === name) yield* sheet.rows();
    }
  }

  private async *open(path: string, withStrings: boolean) {
    // Loaded on first use: most processes never read a spreadsheet.
    const { WorkbookReader } = await import('@cj-tech-master/excelts');
    const stream = this.archive.singleSheet(path, { withStrings });
    try {
      yield* new WorkbookReader(stream, {
        worksheets: 'emit',
        sharedStrings: 'cache',
        styles: 'cache',
        hyperlinks: 'ignore',
        entries: 'ignore',
      });
    } finally {
      stream.destroy();
    }
  }
}

function cellsOf(row: Row): (string | null)[] {
  const cells: (string | null)[] = [];
  row.eachCell((cell, column) => {
    if (column > MAX_COLUMNS) throw new IngestError('FILE_UNSAFE', { limit: `> ${MAX_COLUMNS} columns` });
    while (cells.length < column - 1) cells.push(null);
    cells.push(textOf(cell.value, typeof cell.numFmt === 'string' ? cell.numFmt : undefined));
  });
  return cells;
}

function textOf(value: unknown, format: string | undefined): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return cellText(value);
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return null;
    return format?.includes('%') ? percentText(value) : numberText(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : clockText(value);
  const rich = value as {
    richText?: { text: string | null }[];
    result?: unknown;
    text?: unknown;
    error?: string;
  };
  if (rich.richText) return cellText(rich.richText.map((part) => part.text ?? '').join(''));
  if ('result' in rich) return textOf(rich.result, format);
  if ('text' in rich) return textOf(rich.text, format);
  return rich.error ?? null;
}
