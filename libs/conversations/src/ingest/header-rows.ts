import {
  bareHeaderKey,
  duplicatesOf,
  hasColumn,
  headerKey,
  headerLabel,
  type RequiredColumn,
} from './headers.js';
import type { Merge, RawRow } from './row-source.js';
import { isUnitWord } from './units.js';

/** Header rows were seen in rows 1, 2, 5 and 6 of real exports; with groups, units and notes they reach further. */
export const HEADER_SEARCH_ROWS = 12;
/** Group above group above label. */
const MAX_LEVELS = 3;

export interface RequiredColumns {
  readonly required: readonly RequiredColumn[];
  /** At least one column of each group. */
  readonly requiredAny?: readonly (readonly RequiredColumn[])[];
}

/** One or several rows read as the header. */
export interface HeaderRows {
  /** By column: group and label where the label alone is not enough (售前·接待量), with the unit of a row of units. */
  readonly labels: readonly (string | null)[];
  /** Position among the first rows: of its first row, and of the last that holds no data yet. */
  readonly from: number;
  readonly to: number;
}

type Cells = readonly (string | null)[];

const NUMBER = /^[+-]?[¥$]?[\d,]*\.?\d+ ?(?:%|‰|秒|分|元|万|人|个|次|s|ms)?$/i;
const MOMENT =
  /^(?:\d{1,4}[-/:.年时点]\d{1,2}([-/:.月分]|$)|(?:\d+天)?(?:\d+小?时)?(?:\d+分钟?)?(?:\d+秒)?$)/;
/** What stands in rows of data and in no header. */
const isFigure = (cell: string): boolean => {
  const text = cell.normalize('NFKC').trim();
  return NUMBER.test(text) || MOMENT.test(text) || /^(?:-+|—+)$/.test(text);
};
const texts = (cells: Cells): string[] => cells.flatMap((cell) => cell ?? []);
/** A row that may be one of the header: labels, no figures. */
const isLabels = (cells: Cells): boolean => texts(cells).length > 0 && !texts(cells).some(isFigure);

/** What rows the header may be, likeliest first, for whoever looks for certain columns among them. */
export function headerCandidates(head: readonly RawRow[], merges: readonly Merge[] = []): HeaderRows[] {
  const rows = head.slice(0, HEADER_SEARCH_ROWS);
  const candidates = rows.flatMap(({ cells }, from) => {
    const levels: HeaderRows[] = isGroupRow(rows, from, merges)
      ? []
      : [{ labels: cells.map((cell) => (cell === null ? null : headerLabel(cell))), from, to: from }];
    for (let to = from + 1; to < Math.min(rows.length, from + MAX_LEVELS); to++) {
      const block = rows.slice(from, to + 1);
      if (!block.every((row) => isLabels(row.cells)) || block[0]!.row + to - from !== block.at(-1)!.row)
        break;
      if (!isGroupRow(rows, to, merges)) levels.push({ labels: joined(block, merges), from, to });
    }
    return levels;
  });
  return candidates.map((candidate) => withUnits(candidate, rows));
}

/** Its labels head several columns each, which the next row tells apart. */
function isGroupRow(rows: readonly RawRow[], at: number, merges: readonly Merge[]): boolean {
  const next = rows[at + 1];
  if (!next || !isLabels(next.cells) || !isLabels(rows[at]!.cells)) return false;
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return merges.some(
    (merge) =>
      merge.top === rows[at]!.row &&
      merge.right > merge.left &&
      merge.right - merge.left + 1 < width &&
      next.cells.slice(merge.left, merge.right + 1).filter((cell) => cell !== null).length > 1,
  );
}

/** One label a column: the lowest row's, under its groups where it stands there more than once. */
function joined(block: readonly RawRow[], merges: readonly Merge[]): (string | null)[] {
  const width = Math.max(...block.map(({ cells }) => cells.length));
  const spread = block.map((row, level) => spreadOver(row, block[level + 1], width, merges));
  const paths = Array.from({ length: width }, (_, column) => {
    const path = spread.flatMap((cells) => (cells[column] ? headerLabel(cells[column]) : []));
    return path.filter((label, index) => label !== path[index - 1]);
  });
  const seen = new Map<string, number>();
  for (const path of paths) {
    const key = headerKey(path.at(-1) ?? '');
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return paths.map((path) => {
    const label = path.at(-1);
    if (label === undefined) return null;
    return seen.get(headerKey(label)) === 1 ? label : path.join('·');
  });
}

/** A group's label over all its columns: as merged, else to the right up to the next one, as text files leave it. */
function spreadOver(
  row: RawRow,
  below: RawRow | undefined,
  width: number,
  merges: readonly Merge[],
): (string | null)[] {
  const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? null);
  const own = merges.filter(({ top, bottom }) => top <= row.row && row.row <= bottom);
  for (const { left, right } of own) cells.fill(cells[left] ?? null, left, right + 1);
  if (own.length || !below) return cells;
  for (let column = 1; column < width; column++) {
    const isUnder = below.cells[column] != null && below.cells[column - 1] != null;
    if (cells[column] === null && isUnder) cells[column] = cells[column - 1]!;
  }
  return cells;
}

/** A row of units under the labels: 秒, (元), %. */
function withUnits(candidate: HeaderRows, rows: readonly RawRow[]): HeaderRows {
  const units = rows[candidate.to + 1];
  if (!units || !isLabelRow(candidate.labels) || !texts(units.cells).length) return candidate;
  if (!texts(units.cells).every(isUnitWord)) return candidate;
  const labels = candidate.labels.map((label, column) => {
    const unit = units.cells[column];
    return label !== null && unit != null ? `${label}(${unit.replace(/^[(（[【]|[)）\]】]$/g, '')})` : label;
  });
  return { ...candidate, labels, to: candidate.to + 1 };
}
const isLabelRow = (labels: Cells): boolean => texts(labels).length > 1 && !texts(labels).some(isFigure);

export function missingColumns(labels: Cells, { required, requiredAny }: RequiredColumns): string[] {
  const keys = new Set(
    labels.flatMap((label) => (label === null ? [] : [headerKey(label), bareHeaderKey(label)])),
  );
  return [
    ...required.filter((column) => !hasColumn(keys, column)).map((column) => column.label),
    ...(requiredAny ?? [])
      .filter((group) => !group.some((column) => hasColumn(keys, column)))
      .map((group) => group.map((column) => column.label).join(' / ')),
  ];
}

export interface FoundHeader extends HeaderRows {
  readonly missing: readonly string[];
  readonly doubled: readonly string[];
}

/**
 * The candidate that has most of the columns; of equal ones the one without doubled labels, without figures (rows of
 * people are no header, however full they are), with fewest rows, and fullest.
 */
export function findHeader(
  head: readonly RawRow[],
  columns: RequiredColumns,
  merges: readonly Merge[] = [],
): FoundHeader | null {
  let best: (FoundHeader & { score: readonly number[] }) | null = null;
  for (const candidate of headerCandidates(head, merges)) {
    const missing = missingColumns(candidate.labels, columns);
    const doubled = duplicatesOf(candidate.labels);
    const labels = texts(candidate.labels);
    const score = [
      -missing.length,
      -doubled.length,
      labels.some(isFigure) ? 0 : 1,
      // Under a header that has everything, more rows would only be more; where something lacks, they show what there is.
      missing.length ? labels.length : candidate.from - candidate.to,
      labels.length,
    ];
    if (!best || isGreater(score, best.score)) best = { ...candidate, missing, doubled, score };
  }
  return best;
}

export function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && a[at]! > b[at]!;
}

/** What a person would take for the header where no preset knows it. */
export const likeliestHeader = (head: readonly RawRow[], merges: readonly Merge[] = []): FoundHeader | null =>
  findHeader(head, { required: [{ label: '?', headers: [] }] }, merges);
