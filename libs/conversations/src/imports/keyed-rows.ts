import { businessDateOf } from '@zuoxi/platform/calendar';
import { rowError } from '../ingest/index.js';
import { noteBrought } from '../rows/brought-rows.js';
import {
  lockKind,
  nothing,
  type OfStore,
  type Scope,
  storeKey,
  type Tx,
  type Written,
} from '../rows/written.js';

type KeyedKind = 'order' | 'after_sale' | 'performance';
/** What one file says of one thing: only the fields that the file has a column for. */
type Version = Readonly<Record<string, unknown>>;
interface KeyedRow {
  readonly key: string;
  readonly row: number;
  readonly on: string;
  readonly value: Version;
  /** What to call it in a message. */
  readonly name: string;
}
/** What the standing files say together of one thing. */
export interface Rebuilt {
  readonly key: string;
  readonly value: Version;
  readonly on: string;
  readonly batchId: string;
}
/** Where things of a kind are kept. */
export interface KeyedTable {
  readonly kind: KeyedKind;
  /** Writes these, and takes away what no file speaks of any more. @returns days where something is different now */
  rebuild(tx: Tx, scope: Scope, rows: readonly Rebuilt[], gone: readonly string[]): Promise<string[]>;
}

/** As the database gives it back: times as text. */
export const said = (has: readonly string[], values: Readonly<Record<string, unknown>>): Version =>
  JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(values).filter(([name]) => has.includes(name)))),
  ) as Version;

const isPart = (value: unknown): value is Version =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is said later goes before what was said earlier; what a file has no column for stays. */
function merge(versions: readonly Version[]): Version {
  const merged: Record<string, unknown> = {};
  for (const version of versions)
    for (const [name, value] of Object.entries(version)) {
      const former = merged[name];
      merged[name] = isPart(value) && isPart(former) ? { ...former, ...value } : value;
    }
  return merged;
}

const plain = (value: unknown): unknown =>
  isPart(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((name) => [name, plain(value[name])]),
      )
    : value;
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

interface Brought {
  readonly key: string;
  readonly batchId: string;
  readonly value: Version;
  readonly on: string;
  readonly asOf: Date;
}

/** Of files that stand, earliest moment first. */
async function broughtOf({ sql }: Tx, store: OfStore, kind: KeyedKind, keys: readonly string[]) {
  const rows = await sql<Brought>(
    `select b.key, b.batch_id, b.value, b.business_date::text as "on", i.as_of
       from conversations.brought_row b
       join conversations.import_batch i
         on i.provider_id = b.provider_id and i.store_id = b.store_id and i.id = b.batch_id
      where b.provider_id = $1 and b.store_id = $2 and b.kind = $3 and b.key = any ($4::text[])
        and i.state not in ('undoing', 'undone') and b.value is not null
      order by i.as_of, b.brought_at, b.batch_id`,
    [...storeKey(store), kind, keys],
  );
  return Map.groupBy(rows, ({ key }) => key);
}

export async function writeKeyed(
  tx: Tx,
  scope: Scope,
  table: KeyedTable,
  rows: readonly KeyedRow[],
): Promise<Written> {
  if (!rows.length) return nothing;
  const { kind } = table;
  await lockKind(tx, scope.storeId, kind);
  const brought = await broughtOf(tx, scope, kind, [...new Set(rows.map(({ key }) => key))]);
  const own = new Map<string, KeyedRow>();
  const counts = { accepted: 0, changed: 0, known: 0, outdated: 0 };
  const conflicts = [];
  for (const row of rows) {
    const first = own.get(row.key) ?? brought.get(row.key)?.find(({ batchId }) => batchId === scope.batchId);
    if (first) {
      if (isSame(first.value, row.value)) counts.known += 1;
      else conflicts.push(rowError(row.row, null, 'KEY_CONFLICT', row.name));
      continue;
    }
    own.set(row.key, row);
    const others = brought.get(row.key) ?? [];
    const earlier = others.filter(({ asOf }) => asOf <= scope.asOf).map(({ value }) => value);
    const later = others.filter(({ asOf }) => asOf > scope.asOf).map(({ value }) => value);
    const before = merge([...earlier, ...later]);
    const after = merge([...earlier, row.value, ...later]);
    if (!others.length) counts.accepted += 1;
    else if (!isSame(before, after)) counts.changed += 1;
    else if (isSame(after, merge([after, row.value]))) counts.known += 1;
    else counts.outdated += 1;
  }
  await noteBrought(tx, scope, kind, [...own.values()]);
  const changedDays = await rebuild(tx, scope, table, [...own.keys()]);
  return { ...counts, conflicts, days: [...new Set(rows.map(({ on }) => on))], changedDays };
}

/** Takes back what a file said; what the others say stands. @returns days where something is different now */
export async function takeBackKeyed(tx: Tx, scope: Scope, table: KeyedTable): Promise<string[]> {
  const { kind } = table;
  await lockKind(tx, scope.storeId, kind);
  const rows = await tx.sql<{ key: string }>(
    `delete from conversations.brought_row
      where provider_id = $1 and store_id = $2 and kind = $3 and batch_id = $4
     returning key`,
    [...storeKey(scope), kind, scope.batchId],
  );
  const keys = [...new Set(rows.map(({ key }) => key))];
  const days: string[] = [];
  for (let at = 0; at < keys.length; at += 2000)
    days.push(...(await rebuild(tx, scope, table, keys.slice(at, at + 2000))));
  return days;
}

/** Makes the rows of keys what the standing files say together. @returns days where something is different now */
async function rebuild(tx: Tx, scope: Scope, table: KeyedTable, keys: readonly string[]): Promise<string[]> {
  if (!keys.length) return [];
  const brought = await broughtOf(tx, scope, table.kind, keys);
  const gone = keys.filter((key) => !brought.has(key));
  const rows = [...brought].map(([key, versions]) => ({
    key,
    value: merge(versions.map(({ value }) => value)),
    on: (versions[0] as Brought).on,
    batchId: (versions.at(-1) as Brought).batchId,
  }));
  return table.rebuild(tx, scope, rows, gone);
}

export type Days = { readonly before: string | null; readonly after: string | null };
export const daysOf = (rows: readonly Days[]): string[] => [
  ...new Set(rows.flatMap(({ before, after }) => [before, after]).flatMap((day) => day ?? [])),
];

/** A time as versions hold it, the day it falls on. */
export const dayOf = (value: unknown, { timeZone }: Scope): string | null =>
  typeof value === 'string' ? businessDateOf(new Date(value), timeZone) : null;
