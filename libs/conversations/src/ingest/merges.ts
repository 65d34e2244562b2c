import type { Merge, RawRow } from './row-source.js';

/** Merges of a sheet, as its file names them: A2:A3. */
export function mergeOf(ref: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  if (!match) return null;
  const [left, top, right, bottom] = [
    columnOf(match[1]!),
    Number(match[2]),
    columnOf(match[3]!),
    Number(match[4]),
  ];
  return top <= bottom && left <= right ? { top, bottom, left, right } : null;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/**
 * Rows in which a cell that is merged over several of them stands in each; `merged` says which these are, because what
 * is true of a name is not true of a figure.
 */
export async function* withMerges(
  rows: AsyncIterable<RawRow>,
  merges: readonly Merge[],
): AsyncGenerator<RawRow> {
  const tall = merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
  if (!tall.length) {
    yield* rows;
    return;
  }
  let next = 0;
  let open: { merge: Merge; value: string | null }[] = [];
  for await (const row of rows) {
    open = open.filter(({ merge }) => merge.bottom >= row.row);
    for (; next < tall.length && tall[next]!.top <= row.row; next++) {
      const merge = tall[next]!;
      if (merge.bottom >= row.row)
        open.push({ merge, value: merge.top === row.row ? (row.cells[merge.left] ?? null) : null });
    }
    yield open.length ? filled(row, open) : row;
  }
}

function filled(row: RawRow, open: readonly { merge: Merge; value: string | null }[]): RawRow {
  const cells = [...row.cells];
  const merged: number[] = [];
  for (const { merge, value } of open) {
    if (value === null) continue;
    while (cells.length <= merge.left) cells.push(null);
    cells[merge.left] ??= value;
    merged.push(merge.left);
  }
  return merged.length ? { row: row.row, cells, merged } : row;
}
