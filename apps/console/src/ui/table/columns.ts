import type { ExportColumn, ExportKind } from '@zuoxi/vocabulary';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** From a row to what the files hold; the key when left out. Null: not a value, such as a row of buttons. */
  readonly path?: string | null;
  readonly kind?: ExportKind;
  /** What codes mean, in the reader's language. */
  readonly words?: Readonly<Record<string, string>>;
  /** Where a cell shows several values: a column of the files for each. */
  readonly exportAs?: readonly ExportColumn[];
  /** What the list's query sorts by; `true` for a list that comes whole and is sorted here. */
  readonly sort?: string | true;
  readonly render: (row: Row) => ReactNode;
  readonly align?: 'right';
  readonly fixed?: 'left' | 'right';
  readonly width?: number;
  /** Shown only when asked for. */
  readonly extra?: boolean;
}

export const pathOf = <Row>({ path, key }: Column<Row>): string => path ?? key;

/** Columns of the files for those on screen. */
export function exportColumns<Row>(columns: readonly Column<Row>[]): ExportColumn[] {
  return columns.flatMap((column): readonly ExportColumn[] => {
    if (column.exportAs) return column.exportAs;
    if (column.path === null) return [];
    const { title, kind = 'text', words } = column;
    return [{ title, path: pathOf(column), kind, ...(words ? { words } : {}) }];
  });
}

/** The columns to show: those chosen by key, or all that are not extra; what is no value always is. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | null,
): readonly Column<Row>[] {
  const shown = columns.filter(({ key, path, extra }) =>
    chosen ? path === null || chosen.includes(key) : !extra,
  );
  return shown.some(({ path }) => path !== null) ? shown : columns.filter(({ extra }) => !extra);
}

/** What the codes of a column mean. */
export const wordsOf = <Code extends string>(
  codes: readonly Code[],
  word: (code: Code) => string,
): Readonly<Record<string, string>> => Object.fromEntries(codes.map((code) => [code, word(code)]));
