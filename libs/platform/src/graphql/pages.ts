import type { SelectQueryBuilder } from 'typeorm';
import { invalid } from '../errors/index.js';
import { type Connection, type CountedConnection, pageLimit, type SortedPageArgs } from './connections.js';

type Column<Row> = keyof Row & string;
/** What rows are put in order by where it is no column of theirs: SQL that names the query's aliases, and its type. */
export interface SortExpression {
  readonly sql: string;
  readonly type: string;
}

/** In which orders a list is read. Rows without a value come last, either way round. */
export interface ListOrder<Row, Name extends string = never> {
  /** The order that it has by itself; `-` turns it round. */
  readonly usual: Column<Row> | `-${Column<Row>}` | Name | `-${Name}`;
  /** What tells rows of one value apart: unique in the list, and never null. */
  readonly key: Column<Row>;
  /** What callers may choose instead, by name. */
  readonly sorts?: Readonly<Record<Name, Column<Row> | SortExpression>>;
  /** Rows of a page, where none are asked for. */
  readonly size?: number;
}

interface Value extends SortExpression {
  readonly isNullable: boolean;
}
interface Sorted {
  /** As it was asked for; a cursor is of one order. */
  readonly name: string;
  readonly direction: 'ASC' | 'DESC';
  readonly value: Value;
  readonly key: Value;
}

/**
 * One page of a list. It begins behind the row at which the page before ended, by that row's value and key, so that
 * rows that come or go meanwhile shift nothing.
 *
 * @param rows all of the list, in no order; what it joins must not multiply its rows
 * @param present what a row is shown as
 * @throws DomainError INVALID_INPUT for a sort that the list does not have, or a cursor that is not of this order
 */
export async function pageOf<Row extends object, Name extends string, Node>(
  rows: SelectQueryBuilder<Row>,
  order: ListOrder<Row, Name>,
  page: SortedPageArgs,
  present: (row: Row) => Node,
): Promise<Connection<Node>> {
  const limit = pageLimit(page, order.size);
  const sorted = sortedBy(rows, order, page.sort || null);
  const { direction, value, key } = sorted;
  const query = rows
    .clone()
    .addSelect(`cast(${value.sql} as text)`, 'list_value')
    .addSelect(`cast(${key.sql} as text)`, 'list_key')
    .orderBy(value.sql, direction, value.isNullable ? 'NULLS LAST' : undefined)
    .addOrderBy(key.sql, direction)
    .limit(limit);
  if (page.after) goOn(query, sorted, page.after);
  const { entities, raw } = await query
    .getRawAndEntities<{ list_value: string | null; list_key: string }>()
    .catch((error: unknown) => {
      throw page.after && isUnreadable(error) ? foreignCursor() : error;
    });
  const cursors = raw.map((row) => toCursor([sorted.name, row.list_value, row.list_key]));
  const edges = entities
    .slice(0, limit - 1)
    .map((row, index) => ({ cursor: cursors[index] as string, node: present(row) }));
  return {
    edges,
    pageInfo: { endCursor: edges.at(-1)?.cursor ?? null, hasNextPage: entities.length === limit },
  };
}

/**
 * One page, with how many rows all pages have.
 *
 * @param isCounted false where nobody asks how many there are: it is then the page's own
 */
export async function countedPageOf<Row extends object, Name extends string, Node>(
  rows: SelectQueryBuilder<Row>,
  order: ListOrder<Row, Name>,
  page: SortedPageArgs,
  present: (row: Row) => Node,
  isCounted = true,
): Promise<CountedConnection<Node>> {
  const connection = await pageOf(rows, order, page, present);
  const isWhole = !isCounted || (!page.after && !connection.pageInfo.hasNextPage);
  return { ...connection, totalCount: isWhole ? connection.edges.length : await countOf(rows) };
}

/** What `ilike` finds anywhere in a text; signs that a pattern gives a meaning to have none. */
export const partOf = (text: string): string => `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;

/** As rows: TypeORM counts keys, which it has told apart first. */
async function countOf<Row extends object>(rows: SelectQueryBuilder<Row>): Promise<number> {
  const counted = await rows.clone().select('count(*)', 'count').getRawOne<{ count: number }>();
  return counted?.count ?? 0;
}

function sortedBy<Row extends object, Name extends string>(
  rows: SelectQueryBuilder<Row>,
  order: ListOrder<Row, Name>,
  asked: string | null,
): Sorted {
  const name = asked ?? order.usual;
  const isTurned = name.startsWith('-');
  const plain = isTurned ? name.slice(1) : name;
  const sorts: Readonly<Record<string, Column<Row> | SortExpression>> = order.sorts ?? {};
  const by = Object.hasOwn(sorts, plain) ? sorts[plain] : asked === null && plain;
  if (!by) throw invalid([{ field: 'sort', code: 'SORT_UNKNOWN' }]);
  return {
    name: asked ?? '',
    direction: isTurned ? 'DESC' : 'ASC',
    value: typeof by === 'string' ? columnOf(rows, by) : { ...by, isNullable: true },
    key: columnOf(rows, order.key),
  };
}

function columnOf<Row extends object>(rows: SelectQueryBuilder<Row>, name: string): Value {
  const column = rows.expressionMap.mainAlias?.metadata.findColumnWithPropertyName(name);
  if (!column) throw new Error(`a list is put in order by ${name}, which is no column of its rows`);
  return { sql: `${rows.alias}.${name}`, type: String(column.type), isNullable: column.isNullable };
}

/** Behind the row that the cursor stands at. */
function goOn<Row extends object>(
  query: SelectQueryBuilder<Row>,
  { name, direction, value, key }: Sorted,
  after: string,
): void {
  const [listValue, listKey] = readCursor(after, name);
  const beyond = direction === 'ASC' ? '>' : '<';
  const atKey = `cast(:listKey as ${key.type})`;
  query.setParameter('listKey', listKey);
  if (listValue === null) {
    query.andWhere(`(${value.sql} is null and ${key.sql} ${beyond} ${atKey})`);
    return;
  }
  const at = `(cast(:listValue as ${value.type}), ${atKey})`;
  const isBehind = `(${value.sql}, ${key.sql}) ${beyond} ${at}`;
  query.andWhere(value.isNullable ? `(${isBehind} or ${value.sql} is null)` : isBehind, { listValue });
}

/** The order, and the value and key of a row; as the database writes them, which loses nothing of a time. */
type CursorParts = readonly [sort: string, value: string | null, key: string];

const toCursor = (parts: CursorParts): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

function readCursor(after: string, name: string): [value: string | null, key: string] {
  try {
    const [sort, value, key, ...more] = JSON.parse(
      Buffer.from(after, 'base64url').toString('utf8'),
    ) as unknown[];
    const isText = value === null || typeof value === 'string';
    if (sort === name && isText && typeof key === 'string' && !more.length) return [value, key];
  } catch {
    // falls through to the refusal
  }
  throw foreignCursor();
}

const foreignCursor = () => invalid([{ field: 'after', code: 'CURSOR_INVALID' }]);

/** PostgreSQL could not read a value, or it is beyond its type. */
const isUnreadable = (error: unknown): boolean =>
  String((error as { code?: unknown } | null)?.code).startsWith('22');
