import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { ExportColumn, ExportKind } from '@zuoxi/vocabulary';
import type { Cell } from './cell.js';

export interface TableFile {
  add(row: readonly Cell[]): Promise<void>;
  end(): Promise<void>;
}

/** A spreadsheet runs a cell that begins like this as a formula, also one that a buyer has typed. */
const looksLikeFormula = /^[=+\-@\t\r]/;

/** Text as a CSV cell that no spreadsheet takes for a formula. */
export function csvCell(cell: Cell, kind: ExportKind = 'text'): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    if (kind === 'fen') return cell.toFixed(2);
    return kind === 'rate' ? `${Number((cell * 100).toFixed(4))}%` : String(cell);
  }
  const text = looksLikeFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** UTF-8 with a byte order mark, which is how Excel knows Chinese. */
export function csvFile(path: string, columns: readonly ExportColumn[]): TableFile {
  const file = createWriteStream(path);
  const write = async (cells: readonly string[]) => {
    if (!file.write(`${cells.join(',')}\r\n`)) await once(file, 'drain');
  };
  file.write('\uFEFF');
  file.write(`${columns.map(({ title }) => csvCell(title)).join(',')}\r\n`);
  return {
    add: (row) => write(row.map((cell, index) => csvCell(cell, columns[index]?.kind))),
    end: async () => {
      file.end();
      await finished(file);
    },
  };
}

const numberFormats: Partial<Record<ExportKind, string>> = { fen: '#,##0.00', rate: '0.0%' };

/** Text cells of a workbook are typed as text, so nothing in them is a formula. */
export async function xlsxFile(
  path: string,
  title: string,
  columns: readonly ExportColumn[],
): Promise<TableFile> {
  const { WorkbookWriter } = await import('@cj-tech-master/excelts');
  const book = new WorkbookWriter({ filename: path, useStyles: true });
  const sheet = book.addWorksheet(title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.columns = columns.map(({ title: header, kind }) => {
    const numFmt = numberFormats[kind];
    return { header, width: kind === 'text' ? 22 : 16, ...(numFmt ? { style: { numFmt } } : {}) };
  });
  return {
    add: async (row) => void sheet.addRow([...row]).commit(),
    end: async () => void (await book.commit()),
  };
}
