import { parse } from 'csv-parse/sync';
import type { Delimiter } from './delimiter.js';

/** Digits and letters as such, everything else as it is: cells of a column mostly look alike. */
const shapeOf = (cell: string): string =>
  cell
    .trim()
    .replace(/\d+/g, '9')
    .replace(/[a-z]+/gi, 'a')
    .replace(/\p{Script=Han}+/gu, '字');

/**
 * The rows that one record swallowed because a quote was never closed; null if its line breaks are somebody's text.
 * Inch marks and pasted text open quotes that the next quote closes, which may be many rows and buyers later. A line
 * break within a cell is somebody's own unless what follows it has as many cells as the table is wide.
 *
 * @param width cells that a row of this table has
 */
export function rowsSwallowedBy(
  record: readonly string[],
  width: number,
  delimiter: Delimiter,
): string[][] | null {
  const at = record.findIndex((cell) => cell.includes('\n'));
  if (at < 0 || width < 2) return null;
  const lines = linesOf(record, at, delimiter);
  const inner = lines.slice(1).map((line) => cellsOf(line, delimiter));
  const alike = inner.filter((cells) => cells.length === width && isAlike(cells, record, at));
  if (!alike.length || (width < 4 && alike.length < inner.length)) return null;
  const first = [...record.slice(0, at), ...splitLoosely(lines[0]!, delimiter)];
  const rows = [first];
  for (const [index, cells] of inner.entries()) {
    // A line that is no row belongs to the text of the one before it.
    if (cells.length === width) rows.push(cells);
    else rows.at(-1)!.push(`${rows.at(-1)!.pop() ?? ''}\n${lines[index + 1]}`);
  }
  return rows;
}

/** The lines as they stood in the file: the open cell's first, its next ones, and what follows the quote that closed. */
function linesOf(record: readonly string[], at: number, delimiter: Delimiter): string[] {
  const [open = '', ...after] = record.slice(at);
  const lines = open.replace(/^"/, '').split(/\r?\n/);
  const rest = after.map((cell) =>
    cell.includes('\n') || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell,
  );
  return [...lines.slice(0, -1), [lines.at(-1) ?? '', ...rest].join(delimiter)];
}

/** Of the columns before the open one and after it at least one tells; the open cell itself may hold anything. */
function isAlike(cells: readonly string[], record: readonly string[], at: number): boolean {
  if (cells.length >= 4) return true;
  return cells.some(
    (cell, index) => index !== at && shapeOf(cell) !== '' && shapeOf(cell) === shapeOf(record[index] ?? ''),
  );
}

function cellsOf(line: string, delimiter: Delimiter): string[] {
  // The quote that closed the record is gone, so the last line may open one that nothing closes.
  for (const text of [line, `${line}"`]) {
    try {
      const [cells] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
      if (cells) return cells;
    } catch {
      // The next reading is the looser one.
    }
  }
  return splitLoosely(line, delimiter);
}

const splitLoosely = (line: string, delimiter: Delimiter): string[] => line.split(delimiter);
