/** One row to render, or the room of rows that are not rendered. */
export type Item = { readonly row: number } | { readonly rows: number; readonly height: number };

interface Sight {
  readonly count: number;
  /** About how high a row is, in px; what is rendered may be somewhat higher or lower. */
  readonly heightOf: (row: number) => number;
  /** What is seen of all rows' height, in px from the first row's top. */
  readonly from: number;
  readonly until: number;
  /** Rows that stay wherever they are: one that has the focus, or that somebody is led to. */
  readonly keep: readonly number[];
}

/** Rendered above and below what is seen, so that keys and a turn of the wheel find the next row there. */
const beyond = 8;

/** The rows that are seen, those close to them and those to keep, with the room of all others between them. */
export function itemsInView({ count, heightOf, from, until, keep }: Sight): readonly Item[] {
  const shown = new Set(keep.filter((row) => row >= 0 && row < count));
  let first = -1;
  let last = -1;
  let top = 0;
  for (let row = 0; row < count; row += 1) {
    const bottom = top + heightOf(row);
    if (bottom > from && top < until) {
      if (first < 0) first = row;
      last = row;
    }
    top = bottom;
  }
  // Scrolled beyond the end, as after a search that leaves few: the end is seen.
  if (first < 0) first = last = from <= 0 ? 0 : count - 1;
  for (let row = Math.max(0, first - beyond); row <= Math.min(count - 1, last + beyond); row += 1)
    shown.add(row);

  const items: Item[] = [];
  for (let row = 0; row < count; row += 1) {
    const before = items.at(-1);
    if (shown.has(row)) items.push({ row });
    else if (before && 'rows' in before)
      items.splice(-1, 1, { rows: before.rows + 1, height: before.height + heightOf(row) });
    else items.push({ rows: 1, height: heightOf(row) });
  }
  return items;
}
