import { businessDateOf } from '@zuoxi/platform/calendar';
import { newId } from '@zuoxi/platform/context';
import { hash } from 'node:crypto';
import { type AfterSalesRow, type OrderRow, type PerformanceRow, rowError } from '../ingest/index.js';
import { daysDecidedBy } from '../facts/day-records.js';
import { noteBrought } from '../rows/brought-rows.js';
import { markDays } from './stale-days.js';
import { lockKind, nothing, type Scope, type Tx, type Written } from '../rows/written.js';

export type KeyedKind = 'order' | 'after_sale' | 'performance';
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

export async function writeOrders(tx: Tx, scope: Scope, rows: readonly OrderRow[]): Promise<Written> {
  const { timeZone, at } = scope;
  return writeKeyed(
    tx,
    scope,
    'order',
    rows.map((order) => ({
      key: order.orderNo,
      name: order.orderNo,
      row: order.row,
      on: businessDateOf(order.createdAt ?? order.paidAt ?? at, timeZone),
      value: said(order.has, {
        buyer: order.buyer,
        agentAccount: order.agentAccount,
        createdAt: order.createdAt,
        paidFen: order.paidFen,
        status: order.status,
        paidAt: order.paidAt,
      }),
    })),
  );
}

/** Without the platform's number a case is the order and the time it was asked for: state and amount may change. */
const afterSaleKey = (row: AfterSalesRow): string =>
  sha256(row.externalRecordId ?? [row.orderNo, row.at?.toISOString() ?? row.type ?? ''].join('|'));
/** As cases without a number were known before: with the values that may change. */
const formerKey = (row: AfterSalesRow): string =>
  sha256(row.externalRecordId ?? [row.orderNo, row.type, row.amountFen, row.at?.toISOString()].join('|'));
const sha256 = (text: string): string => hash('sha256', text);

export async function writeAfterSales(
  tx: Tx,
  scope: Scope,
  rows: readonly AfterSalesRow[],
): Promise<Written> {
  const { timeZone, at } = scope;
  await takeNewKeys(tx, scope, rows);
  return writeKeyed(
    tx,
    scope,
    'after_sale',
    rows.map((record) => ({
      key: afterSaleKey(record),
      name: record.externalRecordId ?? record.orderNo,
      row: record.row,
      on: businessDateOf(record.at ?? at, timeZone),
      value: said(record.has, {
        orderNo: record.orderNo,
        buyer: record.buyer,
        type: record.type,
        amountFen: record.amountFen,
        reason: record.reason,
        outcome: record.outcome,
        agentAccount: record.agentAccount,
        at: record.at,
      }),
    })),
  );
}

async function takeNewKeys({ sql }: Tx, { storeId }: Scope, rows: readonly AfterSalesRow[]): Promise<void> {
  const moved = new Map(
    rows.flatMap((row): [string, string][] => {
      const [former, key] = [formerKey(row), afterSaleKey(row)];
      return former === key ? [] : [[former, key]];
    }),
  );
  if (!moved.size) return;
  const known = await sql<{ key: string }>(
    `select encode(fingerprint, 'hex') as key from conversations.after_sale
      where store_id = $1 and encode(fingerprint, 'hex') = any ($2::text[])`,
    [storeId, [...moved.keys()]],
  );
  for (const { key } of known) {
    const next = moved.get(key) as string;
    await sql(
      `update conversations.after_sale set fingerprint = decode($1, 'hex')
        where store_id = $2 and fingerprint = decode($3, 'hex')
          and not exists (select from conversations.after_sale where store_id = $2 and fingerprint = decode($1, 'hex'))`,
      [next, storeId, key],
    );
    await sql(
      `update conversations.brought_row set key = $1
        where store_id = $2 and kind = 'after_sale' and key = $3`,
      [next, storeId, key],
    );
  }
}

export async function writePerformance(
  tx: Tx,
  scope: Scope,
  rows: readonly PerformanceRow[],
): Promise<Written> {
  return writeKeyed(
    tx,
    scope,
    'performance',
    rows.map(({ kind: _, row, agentAccount, on, raw, has, ...figures }) => ({
      key: `${on} ${agentAccount}`,
      name: agentAccount,
      row,
      on,
      value: { agentAccount, figures: said(has, figures), raw },
    })),
  );
}

/** As the database gives it back: times as text. */
const said = (has: readonly string[], values: Readonly<Record<string, unknown>>): Version =>
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
async function broughtOf({ sql }: Tx, storeId: string, kind: KeyedKind, keys: readonly string[]) {
  const rows = await sql<Brought>(
    `select b.key, b.batch_id, b.value, b.business_date::text as "on", i.as_of
       from conversations.brought_row b
       join conversations.import_batch i on i.store_id = b.store_id and i.id = b.batch_id
      where b.store_id = $1 and b.kind = $2 and b.key = any ($3::text[])
        and i.state not in ('undoing', 'undone') and b.value is not null
      order by i.as_of, b.brought_at, b.batch_id`,
    [storeId, kind, keys],
  );
  return Map.groupBy(rows, ({ key }) => key);
}

async function writeKeyed(
  tx: Tx,
  scope: Scope,
  kind: KeyedKind,
  rows: readonly KeyedRow[],
): Promise<Written> {
  if (!rows.length) return nothing;
  await lockKind(tx, scope.storeId, kind);
  const brought = await broughtOf(tx, scope.storeId, kind, [...new Set(rows.map(({ key }) => key))]);
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
  const changedDays = await rebuild(tx, scope, kind, [...own.keys()]);
  return { ...counts, conflicts, days: [...new Set(rows.map(({ on }) => on))], changedDays };
}

/** Takes back what a file said; what the others say stands. @returns days where something is different now */
export async function takeBackKeyed(tx: Tx, scope: Scope, kind: KeyedKind): Promise<string[]> {
  await lockKind(tx, scope.storeId, kind);
  const rows = await tx.sql<{ key: string }>(
    `delete from conversations.brought_row
      where store_id = $1 and batch_id = $2 and kind = $3
     returning key`,
    [scope.storeId, scope.batchId, kind],
  );
  const keys = [...new Set(rows.map(({ key }) => key))];
  const days: string[] = [];
  for (let at = 0; at < keys.length; at += 2000)
    days.push(...(await rebuild(tx, scope, kind, keys.slice(at, at + 2000))));
  return days;
}

/** Makes the rows of keys what the standing files say together. @returns days where something is different now */
async function rebuild(tx: Tx, scope: Scope, kind: KeyedKind, keys: readonly string[]): Promise<string[]> {
  if (!keys.length) return [];
  const brought = await broughtOf(tx, scope.storeId, kind, keys);
  const gone = keys.filter((key) => !brought.has(key));
  const rows = [...brought].map(([key, versions]) => ({
    key,
    value: merge(versions.map(({ value }) => value)),
    on: (versions[0] as Brought).on,
    batchId: (versions.at(-1) as Brought).batchId,
  }));
  return tables[kind](tx, scope, rows, gone);
}

interface Rebuilt {
  readonly key: string;
  readonly value: Version;
  readonly on: string;
  readonly batchId: string;
}
type Table = (tx: Tx, scope: Scope, rows: readonly Rebuilt[], gone: readonly string[]) => Promise<string[]>;
type Days = { readonly before: string | null; readonly after: string | null };
type Bought = Days & {
  readonly buyer: string | null;
  readonly formerBuyer: string | null;
  readonly paidOn: string | null;
  readonly formerlyPaidOn: string | null;
};
const daysOf = (rows: readonly Days[]): string[] => [
  ...new Set(rows.flatMap(({ before, after }) => [before, after]).flatMap((day) => day ?? [])),
];

/** A time as versions hold it, the day it falls on. */
const dayOf = (value: unknown, { timeZone }: Scope): string | null =>
  typeof value === 'string' ? businessDateOf(new Date(value), timeZone) : null;

const paidOn = (table: string) => `(${table}.paid_at at time zone 'Asia/Shanghai')::date::text`;

const tables: Readonly<Record<KeyedKind, Table>> = {
  async order(tx, scope, rows, gone) {
    const { sql } = tx;
    const { ctx, storeId } = scope;
    const list = rows.map(({ key, value, on, batchId }) => {
      // As versions written before had it.
      const orderedAt = value['createdAt'] ?? value['orderedAt'] ?? null;
      return {
        ...{ key, batchId, id: newId() },
        on: dayOf(orderedAt ?? value['paidAt'], scope) ?? on,
        ...{ buyer: value['buyer'] ?? '', agentAccount: value['agentAccount'] ?? null, orderedAt },
        ...{
          paidFen: value['paidFen'] ?? null,
          status: value['status'] ?? null,
          paidAt: value['paidAt'] ?? null,
        },
      };
    });
    const written = await sql<Bought>(
      `with said as (
         select * from jsonb_to_recordset($1::jsonb)
             as r (key text, "batchId" uuid, id uuid, "on" date, buyer text, "agentAccount" text, "orderedAt" timestamptz,
                   "paidFen" bigint, status text, "paidAt" timestamptz)),
       former as (
         select o.* from conversations.order_record o join said on o.order_no = said.key where o.store_id = $2)
       insert into conversations.order_record as o
         (provider_id, store_id, id, business_date, order_no, buyer, agent_account, paid_fen, status, ordered_at, paid_at, batch_id)
       select $3::uuid, $2::uuid, id, "on", key, buyer, "agentAccount", "paidFen", status, "orderedAt", "paidAt", "batchId"
         from said
       on conflict (provider_id, store_id, order_no) do update set
         business_date = excluded.business_date, buyer = excluded.buyer, agent_account = excluded.agent_account,
         paid_fen = excluded.paid_fen, status = excluded.status, ordered_at = excluded.ordered_at,
         paid_at = excluded.paid_at, batch_id = excluded.batch_id
         where (o.business_date, o.buyer, o.agent_account, o.paid_fen, o.status, o.ordered_at, o.paid_at, o.batch_id)
           is distinct from (excluded.business_date, excluded.buyer, excluded.agent_account, excluded.paid_fen,
                             excluded.status, excluded.ordered_at, excluded.paid_at, excluded.batch_id)
       returning business_date::text as after, buyer,
                 (select f.business_date::text from former f where f.order_no = o.order_no) as before,
                 (select f.buyer from former f where f.order_no = o.order_no) as former_buyer,
                 ${paidOn('o')} as paid_on,
                 (select ${paidOn('f')} from former f where f.order_no = o.order_no) as formerly_paid_on`,
      [JSON.stringify(list), storeId, ctx.providerId],
    );
    const removed = await sql<Bought>(
      `delete from conversations.order_record where store_id = $1 and order_no = any ($2::text[])
       returning business_date::text as before, null as after, null as buyer, buyer as former_buyer, null as paid_on,
                 ${paidOn('order_record')} as formerly_paid_on`,
      [storeId, gone],
    );
    const changed = [...written, ...removed];
    const bought = changed.flatMap(({ buyer, after, paidOn: paid, formerBuyer, before, formerlyPaidOn }) => [
      ...[after, paid].flatMap((on) => (buyer !== null && on !== null ? [{ buyer, on }] : [])),
      ...[before, formerlyPaidOn].flatMap((on) =>
        formerBuyer !== null && on !== null ? [{ buyer: formerBuyer, on }] : [],
      ),
    ]);
    await markDays(tx, scope, [...daysOf(changed), ...(await daysDecidedBy(tx, scope, bought))]);
    return daysOf(changed);
  },

  async after_sale(tx, scope, rows, gone) {
    const { sql } = tx;
    const { ctx, storeId } = scope;
    const list = rows.map(({ key, value, on, batchId }) => ({
      ...{ key, batchId, id: newId(), on: dayOf(value['at'], scope) ?? on },
      ...{ orderNo: value['orderNo'] ?? null, buyer: value['buyer'] ?? '' },
      kind: value['type'] ?? value['kind'] ?? '',
      ...{
        amountFen: value['amountFen'] ?? null,
        reason: value['reason'] ?? null,
        outcome: value['outcome'] ?? null,
      },
      ...{ agentAccount: value['agentAccount'] ?? null, at: value['at'] ?? null },
    }));
    const written = await sql<Days>(
      `with said as (
         select * from jsonb_to_recordset($1::jsonb)
             as r (key text, "batchId" uuid, id uuid, "on" date, "orderNo" text, buyer text, kind text, "amountFen" bigint,
                   reason text, outcome text, "agentAccount" text, at timestamptz)),
       former as (
         select s.* from conversations.after_sale s join said on s.fingerprint = decode(said.key, 'hex')
          where s.store_id = $2)
       insert into conversations.after_sale as s
         (provider_id, store_id, id, business_date, fingerprint, order_no, buyer, kind, amount_fen, reason, outcome, agent_account, at, batch_id)
       select $3::uuid, $2::uuid, id, "on", decode(key, 'hex'), "orderNo", buyer, kind, "amountFen", reason, outcome,
              "agentAccount", at, "batchId"
         from said
       on conflict (provider_id, store_id, fingerprint) do update set
         business_date = excluded.business_date, order_no = excluded.order_no, buyer = excluded.buyer, kind = excluded.kind,
         amount_fen = excluded.amount_fen, reason = excluded.reason, outcome = excluded.outcome,
         agent_account = excluded.agent_account, at = excluded.at, batch_id = excluded.batch_id
         where (s.business_date, s.order_no, s.buyer, s.kind, s.amount_fen, s.reason, s.outcome, s.agent_account, s.at, s.batch_id)
           is distinct from (excluded.business_date, excluded.order_no, excluded.buyer, excluded.kind, excluded.amount_fen,
                             excluded.reason, excluded.outcome, excluded.agent_account, excluded.at, excluded.batch_id)
       returning business_date::text as after,
                 (select f.business_date::text from former f where f.fingerprint = s.fingerprint) as before`,
      [JSON.stringify(list), storeId, ctx.providerId],
    );
    const removed = await sql<Days>(
      `delete from conversations.after_sale
        where store_id = $1 and encode(fingerprint, 'hex') = any ($2::text[])
       returning business_date::text as before, null as after`,
      [storeId, gone],
    );
    const days = daysOf([...written, ...removed]);
    await markDays(tx, scope, days);
    return days;
  },

  async performance({ sql }, scope, rows, gone) {
    const { ctx, storeId } = scope;
    const list = rows.map(({ value, on, batchId }) => ({
      ...{ on, batchId, account: value['agentAccount'] },
      ...{ figures: value['figures'] ?? {}, raw: value['raw'] ?? {} },
    }));
    const written = await sql<Days>(
      `insert into conversations.agent_performance as p
         (provider_id, store_id, business_date, agent_account, preset, figures, raw, batch_id)
       select $1::uuid, $2::uuid, "on", account, 'platform', figures, raw, "batchId"
         from jsonb_to_recordset($3::jsonb)
           as r ("on" date, "batchId" uuid, account text, figures jsonb, raw jsonb)
       on conflict (provider_id, store_id, business_date, agent_account, preset) do update set
         figures = excluded.figures, raw = excluded.raw, batch_id = excluded.batch_id
         where (p.figures, p.raw, p.batch_id) is distinct from (excluded.figures, excluded.raw, excluded.batch_id)
       returning business_date::text as after, null as before`,
      [ctx.providerId, storeId, JSON.stringify(list)],
    );
    const removed = await sql<Days>(
      `delete from conversations.agent_performance
        where store_id = $1 and business_date::text || ' ' || agent_account = any ($2::text[])
       returning business_date::text as before, null as after`,
      [storeId, gone],
    );
    return daysOf([...written, ...removed]);
  },
};
