import { IsInt, IsOptional, MaxLength } from 'class-validator';
import { invalid } from '../errors/index.js';

/** How much of a list: what a page of it is asked for with. */
export class PageArgs {
  @IsOptional()
  @IsInt()
  readonly first?: number | null;
  @IsOptional()
  @MaxLength(1000)
  readonly after?: string | null;
}

export class SortedPageArgs extends PageArgs {
  /** A name that the list sorts by; `-name` turns it round. */
  @IsOptional()
  @MaxLength(60)
  readonly sort?: string | null;
}

export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}
/** One that was counted too. */
export interface CountedConnection<T> extends Connection<T> {
  readonly totalCount: number;
}

/** The same page, each row as what was made of it. */
export const withNodes = <Node>(
  { edges, ...page }: CountedConnection<unknown>,
  nodes: readonly Node[],
): CountedConnection<Node> => ({
  ...page,
  edges: edges.map(({ cursor }, index) => ({ cursor, node: nodes[index] as Node })),
});

export const maxPageSize = 100;

/** How many rows to read: one more than the page, which tells whether there is a next. */
export function pageLimit({ first }: PageArgs, size = 50): number {
  const wanted = first ?? size;
  if (wanted < 1 || wanted > maxPageSize) throw invalid([{ field: 'first', code: 'OUT_OF_RANGE' }]);
  return wanted + 1;
}

/** Cursors hold the sort key of the row they stand at, and are opaque to callers. */
export const encodeCursor = (...parts: (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

export function decodeCursor(after: string | null | undefined, length: number): string[] | null {
  if (!after) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length) return parts.map(String);
  } catch {
    // falls through to the refusal
  }
  throw invalid([{ field: 'after', code: 'CURSOR_INVALID' }]);
}

export function toConnection<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => string,
  totalCount: number,
): CountedConnection<T>;
export function toConnection<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => string,
): Connection<T>;
export function toConnection<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => string,
  totalCount?: number,
): Connection<T> {
  const page = rows.slice(0, limit - 1);
  const edges = page.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: rows.length >= limit },
    ...(totalCount === undefined ? {} : { totalCount }),
  };
}
