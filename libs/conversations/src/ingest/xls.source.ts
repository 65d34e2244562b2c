import type { WorkBook } from '@e965/xlsx';
import { decodeStream, detectEncoding } from './encoding.js';
import { withMerges } from './merges.js';
import { FileInput, readAll, sizeOf } from './file-input.js';
import { IngestError } from './ingest.errors.js';
import {
  cellText,
  clockText,
  MAX_COLUMNS,
  MAX_ROWS,
  type Merge,
  numberText,
  percentText,
  RawRow,
  serialToDate,
  Sheet,
  SpreadsheetSource,
} from './row-source.js';

/** This library reads files as a whole. */
const MAX_BYTES = 20 * 1024 * 1024;
const EXCEL_COLUMNS = 16_384;

interface LoadedSheet {
  readonly name: string;
  readonly merges: readonly Merge[];
  readonly rows: readonly RawRow[];
}

/** Old .xls, and the HTML tables that seller consoles call .xls. Read into memory, 20 MB at most. */
export class XlsSource implements SpreadsheetSource {
  private constructor(
    private readonly loaded: readonly LoadedSheet[],
    private readonly isCut: boolean,
  ) {}

  static async open(file: FileInput, kind: 'binary' | 'html'): Promise<XlsSource> {
    if ((await sizeOf(file)) > MAX_BYTES) throw new IngestError('FILE_TOO_LARGE', { limit: '20 MB' });
    const { read, SSF } = await import('@e965/xlsx');
    try {
      if (kind === 'html') {
        const markup = await textOf(file);
        const isCut = /<table[\s>]/i.test(markup) && !/<\/table\s*>/i.test(markup);
        // raw: ids stay the text they are.
        const book = read(isCut ? closeTable(markup) : markup, { type: 'string', raw: true, dense: true });
        return new XlsSource(sheetsOf(book, SSF.is_date), isCut);
      }
      const book = read(await readAll(file), { type: 'buffer', dense: true, cellNF: true, cellDates: false });
      return new XlsSource(sheetsOf(book, SSF.is_date), false);
    } catch (cause) {
      if (cause instanceof IngestError) throw cause;
      const isEncrypted = /password|encrypt/i.test(String(cause));
      throw new IngestError(isEncrypted ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED', {}, { cause });
    }
  }

  async *sheets(): AsyncGenerator<Sheet> {
    for (const { name, merges, rows } of this.loaded)
      yield { name, merges, rows: () => withMerges(this.rowsOf(rows), merges) };
  }

  private async *rowsOf(rows: readonly RawRow[]): AsyncGenerator<RawRow> {
    yield* rows;
    if (this.isCut) throw new IngestError('FILE_TRUNCATED', { row: (rows.at(-1)?.row ?? 0) + 1 });
  }
}

function sheetsOf(book: WorkBook, isDate: (format: string) => boolean): LoadedSheet[] {
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const visible = book.SheetNames.filter((_, i) => !book.Workbook?.Sheets?.[i]?.Hidden);
  return visible.map((name) => ({
    name,
    merges: (book.Sheets[name]?.['!merges'] ?? []).map(({ s, e }) => ({
      ...{ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c },
    })),
    rows: rowsOf((book.Sheets[name]?.['!data'] ?? []) as Sparse<Sparse<DenseCell>>, (cell) =>
      denseText(cell, isDate, is1904),
    ),
  }));
}

/** With holes: its length is what a file claims, so only what is there may be walked. */
type Sparse<T> = readonly (T | undefined)[];

function rowsOf(
  sheet: Sparse<Sparse<DenseCell>>,
  textOf: (cell: DenseCell | undefined) => string | null,
): RawRow[] {
  if (sheet.length > MAX_ROWS) throw new IngestError('FILE_UNSAFE', { limit: `> ${MAX_ROWS} rows` });
  return Object.keys(sheet).flatMap((index) => {
    const cells = sheet[Number(index)];
    return cells ? { row: Number(index) + 1, cells: textsOf(cells, textOf) } : [];
  });
}

async function textOf(file: FileInput): Promise<string> {
  let text = '';
  for await (const part of decodeStream(file, await detectEncoding(file))) text += part;
  return text;
}

/** Drops the row in which the file breaks off. */
function closeTable(markup: string): string {
  const end = markup.toLowerCase().lastIndexOf('</tr>');
  return end < 0 ? '<table></table>' : `${markup.slice(0, end)}</tr></table>`;
}

/** A row claims its width (`colspan="1000000000"`): refused before anything of that length is made. */
function textsOf(cells: Sparse<DenseCell>, textOf: (cell: DenseCell | undefined) => string | null) {
  const tooWide = new IngestError('FILE_UNSAFE', { limit: `> ${MAX_COLUMNS} columns` });
  if (cells.length > EXCEL_COLUMNS) throw tooWide;
  const texts = Array.from(cells, textOf);
  if (texts.slice(MAX_COLUMNS).some((text) => text !== null)) throw tooWide;
  return texts.slice(0, MAX_COLUMNS);
}

interface DenseCell {
  readonly t: string;
  readonly v?: unknown;
  readonly z?: unknown;
}

function denseText(
  cell: DenseCell | undefined,
  isDate: (format: string) => boolean,
  is1904: boolean,
): string | null {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'z') return null;
  if (typeof cell.v === 'number' && cell.t === 'n') {
    const format = typeof cell.z === 'string' ? cell.z : '';
    if (format.includes('%')) return percentText(cell.v);
    return format !== '' && isDate(format) ? clockText(serialToDate(cell.v, is1904)) : numberText(cell.v);
  }
  return cell.t === 'e' ? null : cellText(String(cell.v));
}
