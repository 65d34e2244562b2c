/** How an exported cell reads a value: money is fen there and yuan in the file, a rate 0.973 is 97.3 %, minute 570 of a day is 09:30. */
export const exportKinds = ['text', 'number', 'fen', 'rate', 'date', 'instant', 'minute'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportColumn {
  readonly title: string;
  /** From a row to its value: `store.name`, through lists `skills.store.name`, one of a list `payments[paidOn=].dueOn`. */
  readonly path: string;
  readonly kind: ExportKind;
  /** What codes mean, in the reader's language. */
  readonly words?: Readonly<Record<string, string>>;
}

/** A list as its reader sees it: a registered operation, where its rows are, and the columns shown. */
export interface ExportRequest {
  /** What the audit log and the file call it. */
  readonly list: string;
  readonly title: string;
  readonly format: ExportFormat;
  /** Hash of the registered document. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Path of the rows in the answer: a connection, or a list. */
  readonly rows: string;
  readonly columns: readonly ExportColumn[];
  /** Of a list that comes whole; a connection is asked for in its order. */
  readonly sort?: { readonly path: string; readonly descending: boolean } | null;
}

/** What the audit log keeps of an export. */
export interface ExportEntry {
  readonly list: string;
  readonly format: string;
  readonly columns: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rows: number;
}

type Json = unknown;

const segment = /^(\w+)(?:\[(\w+)=([^\]]*)\])?$/;

/** The value at a path of a row; of several in a list all that are there. */
export function valueAt(row: Json, path: string): Json {
  let values: Json[] = [row];
  let many = false;
  for (const part of path.split('.')) {
    const [, key = '', by, wanted] = segment.exec(part) ?? [];
    values = values.flatMap((value) => {
      const next: Json =
        value && typeof value === 'object' ? (value as Record<string, Json>)[key] : undefined;
      if (!Array.isArray(next)) return [next];
      if (by === undefined) {
        many = true;
        return next as Json[];
      }
      return [next.find((each: Json) => String((each as Record<string, Json>)[by] ?? '') === wanted)];
    });
  }
  const present = values.filter((value) => value != null && value !== '');
  return many ? present : (present[0] ?? null);
}

/** Decimals come as text; read as text, 0.45 would come after 0.5. Longer ones are names, such as order numbers. */
const decimal = /^-?\d{1,12}(\.\d+)?$/;
const isNumber = (value: Json): boolean =>
  typeof value === 'number' || (typeof value === 'string' && decimal.test(value));

/** Two values of one column in order, nothing last. */
export function compareValues(a: Json, b: Json): number {
  if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  return String(a).localeCompare(String(b), 'zh', { numeric: true });
}

/** Rows in the order of a column; of equal ones the former order stays. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: { path: string; descending: boolean } | null,
): Row[] {
  if (!sort) return [...rows];
  return [...rows].sort((one, other) => {
    const [a, b] = [valueAt(one, sort.path), valueAt(other, sort.path)];
    // What is missing stays last either way round.
    if (a == null || b == null) return compareValues(a, b);
    return sort.descending ? compareValues(b, a) : compareValues(a, b);
  });
}
