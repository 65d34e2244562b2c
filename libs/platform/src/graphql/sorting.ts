import { invalid } from '../errors/index.js';
import { IsOptional, MaxLength } from 'class-validator';
import {
  type Connection,
  type CountedConnection,
  decodeCursor,
  encodeCursor,
  PageArgs,
} from './connections.js';

export class SortedPageArgs extends PageArgs {
  /** A name that the list sorts by; `-name` turns it round. */
  @IsOptional()
  @MaxLength(60)
  readonly sort?: string | null;
}

export interface Sort<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
  /** Rows before this page: in an order of the caller's choice there is no index to stand at, so cursors count. */
  readonly offset: number;
}

/** @throws DomainError INVALID_INPUT for a name that is not among `columns`. Null: the list's own order. */
export function sortOf<Column extends string>(
  page: SortedPageArgs,
  columns: Readonly<Record<string, Column>>,
): Sort<Column> | null {
  if (!page.sort) return null;
  const descending = page.sort.startsWith('-');
  const name = descending ? page.sort.slice(1) : page.sort;
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!column) throw invalid([{ field: 'sort', code: 'SORT_UNKNOWN' }]);
  const offset = Number(decodeCursor(page.after, 1)?.[0] ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw invalid([{ field: 'after', code: 'CURSOR_INVALID' }]);
  return { column, descending, offset };
}

/** Rows that were read with `limit` from `offset` on. */
export function toSortedConnection<T>(
  rows: readonly T[],
  limit: number,
  sort: { readonly offset: number },
  totalCount: number,
): CountedConnection<T>;
export function toSortedConnection<T>(
  rows: readonly T[],
  limit: number,
  sort: { readonly offset: number },
): Connection<T>;
export function toSortedConnection<T>(
  rows: readonly T[],
  limit: number,
  { offset }: { readonly offset: number },
  totalCount?: number,
): Connection<T> {
  const edges = rows
    .slice(0, limit - 1)
    .map((node, index) => ({ cursor: encodeCursor(offset + index + 1), node }));
  return {
    edges,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: rows.length >= limit },
    ...(totalCount === undefined ? {} : { totalCount }),
  };
}
