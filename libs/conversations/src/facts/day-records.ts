import {
  type AfterSaleRecord,
  type ClockWindow,
  isCourtesy,
  isHumanReply,
  MAX_COURTESY_LENGTH,
  type OrderRecord,
  OVERNIGHT_HOURS,
  type Platform,
  PURCHASE_DAYS,
  type RoundMessage,
  type StoreDay,
  Thread,
} from '@zuoxi/metrics';
import { addDays } from '@zuoxi/platform/calendar';
import { found } from '@zuoxi/platform/errors';
import type { Tx } from '../rows/written.js';

export interface MessageRow {
  readonly conversationId: string;
  /** Milliseconds. */
  readonly at: number;
  readonly direction: string;
  readonly agentAccount: string | null;
  readonly type: string;
  readonly rowNo: number;
  /** Of a buyer, where it is short enough to be mere thanks. */
  readonly short: string | null;
}

export interface DayRecords extends StoreDay {
  readonly platform: Platform;
  /** The day's, in order of time. */
  readonly messages: readonly MessageRow[];
}

/** Everything on record of a store's business date that a metric may count. */
export async function dayRecords(tx: Tx, storeId: string, on: string): Promise<DayRecords> {
  const platform = await platformOf(tx, storeId);
  const buyers = await buyersOf(tx, storeId, on);
  const messages = await messagesOf(tx, storeId, on);
  const byBuyer = Map.groupBy(messages, (row) => buyers.get(row.conversationId) ?? '');
  const night = await nightReplies(tx, storeId, addDays(on, 1));
  const isAscending = inFileOrder(messages);
  const ordered = new Map([...byBuyer].map(([buyer, rows]) => [buyer, roundMessages(rows, isAscending)]));
  const thanking = [...ordered].flatMap(([buyer, own]) => (own.some((m) => m.isCourtesy) ? [buyer] : []));
  const answered = await answeredOn(tx, storeId, addDays(on, -1), thanking);
  return {
    ...{ on, platform, messages },
    serviceHours: await serviceHours(tx, storeId, on),
    threads: [...ordered].map(
      ([buyer, own]) =>
        new Thread({
          ...{ buyer, on },
          messages: [...own, ...roundMessages(night.get(buyer) ?? [], null)],
          answeredBefore: answered.has(buyer),
        }),
    ),
    orders: await ordersOf(tx, storeId, on),
    purchases: await purchasesOf(tx, storeId, on, [...byBuyer.keys()]),
    afterSales: await afterSalesOf(tx, storeId, on),
  };
}

async function platformOf({ sql }: Tx, storeId: string): Promise<Platform> {
  const [store] = await sql<{ platform: Platform }>(
    'select platform from identity_pub.store where store_id = $1',
    [storeId],
  );
  return found(store, 'store').platform;
}

/** As the profile said on the day; of days before the first profile, as its first day left it. */
async function serviceHours({ sql }: Tx, storeId: string, on: string): Promise<ClockWindow | null> {
  const rows = await sql<ClockWindow>(
    `with first as (select min(created_at) as at from onboarding_pub.store_profile where store_id = $1)
     select service_start_minute as from_minute, service_end_minute as to_minute
       from onboarding_pub.store_profile, first
      where store_id = $1
        and (created_at at time zone 'Asia/Shanghai')::date <= greatest($2::date, (first.at at time zone 'Asia/Shanghai')::date)
      order by version desc limit 1`,
    [storeId, on],
  );
  return rows[0] ?? null;
}

/** Joined by hand: planned without statistics, as on a first import, the same join took the square of a day. */
async function buyersOf({ sql }: Tx, storeId: string, on: string): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; buyer: string }>(
    `select id, buyer from conversations.conversation where store_id = $1 and business_date = $2`,
    [storeId, on],
  );
  return new Map(rows.map(({ id, buyer }) => [id, buyer]));
}

function messagesOf({ sql }: Tx, storeId: string, on: string): Promise<MessageRow[]> {
  return sql<MessageRow>(
    `select conversation_id, round(date_part('epoch', at) * 1000) as at, direction, agent_account, type, row_no,
            case when direction = 'buyer' and length(text) <= $1 then text end as short
       from conversations.message
      where store_id = $2 and business_date = $3
      order by 2, row_no`,
    [MAX_COURTESY_LENGTH, storeId, on],
  );
}

/** What was written by hand in the small hours, by buyer: it may answer what was asked before midnight. */
async function nightReplies(tx: Tx, storeId: string, on: string): Promise<Map<string, MessageRow[]>> {
  const rows = await tx.sql<MessageRow>(
    `select conversation_id, round(date_part('epoch', at) * 1000) as at, direction, agent_account, type, row_no, null as short
       from conversations.message
      where store_id = $1 and business_date = $2 and direction = 'agent'
        and at < $2::date::timestamp at time zone 'Asia/Shanghai' + make_interval(hours => $3)
      order by 2, row_no`,
    [storeId, on, OVERNIGHT_HOURS],
  );
  if (!rows.length) return new Map();
  const buyers = await buyersOf(tx, storeId, on);
  return Map.groupBy(rows, (row) => buyers.get(row.conversationId) ?? '');
}

async function answeredOn(
  { sql }: Tx,
  storeId: string,
  on: string,
  buyers: readonly string[],
): Promise<Set<string>> {
  if (!buyers.length) return new Set();
  const rows = await sql<{ buyer: string; type: string }>(
    `select distinct c.buyer, m.type
       from conversations.conversation c
       join conversations.message m
         on m.store_id = c.store_id and m.business_date = c.business_date and m.conversation_id = c.id
      where c.store_id = $1 and c.business_date = $2 and c.buyer = any ($3::text[])
        and m.direction = 'agent'`,
    [storeId, on, buyers],
  );
  const isReply = (type: string) =>
    isHumanReply({ at: 0, direction: 'agent', type: type as RoundMessage['type'] });
  return new Set(rows.flatMap(({ buyer, type }) => (isReply(type) ? [buyer] : [])));
}

const orderColumns = `id, buyer, agent_account as agent_id, round(date_part('epoch', ordered_at) * 1000) as ordered_at,
  round(date_part('epoch', paid_at) * 1000) as paid_at`;

function ordersOf({ sql }: Tx, storeId: string, on: string): Promise<OrderRecord[]> {
  return sql<OrderRecord>(
    `select ${orderColumns} from conversations.order_record
      where store_id = $1 and business_date = $2 order by id`,
    [storeId, on],
  );
}

async function purchasesOf(
  { sql }: Tx,
  storeId: string,
  on: string,
  buyers: readonly string[],
): Promise<Map<string, OrderRecord[]>> {
  if (!buyers.length) return new Map();
  const rows = await sql<OrderRecord>(
    `select ${orderColumns} from conversations.order_record
      where store_id = $1 and buyer = any ($2::text[])
        and (business_date between $3::date - $4::int and $3::date + 1
             or (paid_at at time zone 'Asia/Shanghai')::date between $3::date and $3::date + 1)`,
    [storeId, buyers, on, PURCHASE_DAYS],
  );
  return Map.groupBy(rows, ({ buyer }) => buyer);
}

function afterSalesOf({ sql }: Tx, storeId: string, on: string): Promise<AfterSaleRecord[]> {
  return sql<AfterSaleRecord>(
    `select id, agent_account as agent_id, round(date_part('epoch', at) * 1000) as at
       from conversations.after_sale
      where store_id = $1 and business_date = $2 order by id`,
    [storeId, on],
  );
}

/**
 * Days on which buyers asked whose conversion an order may decide: bought from `PURCHASE_DAYS` before to the day after.
 * Shape of `orders`: buyer and the dates of ordering and of paying, before and after a change.
 */
export async function daysDecidedBy(
  { sql }: Tx,
  storeId: string,
  orders: readonly { readonly buyer: string; readonly on: string }[],
): Promise<string[]> {
  if (!orders.length) return [];
  const days = orders.map(({ on }) => on).sort();
  const rows = await sql<{ on: string }>(
    `select distinct c.business_date::text as "on"
       from unnest($1::text[], $2::date[]) as o (buyer, bought)
       join conversations.conversation c on c.buyer = o.buyer
        and c.business_date between o.bought - 1 and o.bought + $3::int
      where c.store_id = $4
        and c.business_date between $5::date - 1 and $6::date + $3::int`,
    [
      orders.map(({ buyer }) => buyer),
      orders.map(({ on }) => on),
      PURCHASE_DAYS,
      storeId,
      days[0],
      days.at(-1),
    ],
  );
  return rows.map(({ on }) => on);
}

/**
 * Whether a day's rows stand in the file in the order of time, newest last (true) or newest first (false). Where several
 * were written in one second, or a spreadsheet has dropped the seconds, that order is the only evidence.
 */
function inFileOrder(rows: readonly MessageRow[]): boolean {
  let later = 0;
  for (const own of Map.groupBy(rows, ({ conversationId }) => conversationId).values()) {
    const byRow = [...own].sort((a, b) => a.rowNo - b.rowNo);
    for (const [index, row] of byRow.entries())
      if (index > 0) later += Math.sign(row.at - (byRow[index - 1] as MessageRow).at);
  }
  return later >= 0;
}

/** @param isAscending the file's order, for rows of one moment; null: unknown */
function roundMessages(rows: readonly MessageRow[], isAscending: boolean | null): RoundMessage[] {
  const step = isAscending ? 1 : -1;
  const byRow = [...rows].sort((a, b) => step * (a.rowNo - b.rowNo));
  // A file that is shuffled, or one of several that overlap, proves nothing.
  const isProof =
    isAscending !== null && byRow.every((row, i) => i === 0 || (byRow[i - 1] as MessageRow).at <= row.at);
  return byRow.map((row, index) => ({
    at: row.at,
    direction: row.direction as RoundMessage['direction'],
    agentId: row.agentAccount,
    type: row.type as RoundMessage['type'],
    sessionId: row.conversationId,
    isCourtesy: row.short !== null && isCourtesy(row.short),
    ...(isProof ? { sequence: index } : {}),
  }));
}
