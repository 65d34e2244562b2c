import {
  type AfterSaleRecord,
  type ClockWindow,
  FINAL_DAYS,
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
import { type OfStore, storeKey, type Tx } from '../rows/written.js';
import { type DaySale, salesOf } from '../sales/sale-records.js';

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
  readonly sales: readonly DaySale[];
  /** The day's, in order of time. */
  readonly messages: readonly MessageRow[];
  /** Conversations that something was counted in when the day was last rolled up. */
  readonly countedBefore: readonly string[];
}

/** Everything on record of a store's business date that a metric may count. */
export async function dayRecords(tx: Tx, store: OfStore, on: string): Promise<DayRecords> {
  const platform = await platformOf(tx, store);
  const talks = await talksOf(tx, store, on);
  const buyers = buyersIn(talks);
  const messages = await messagesOf(tx, store, on);
  const byBuyer = Map.groupBy(messages, (row) => buyers.get(row.conversationId) ?? '');
  const night = await nightReplies(tx, store, addDays(on, 1));
  const isAscending = inFileOrder(messages);
  const ordered = new Map([...byBuyer].map(([buyer, rows]) => [buyer, roundMessages(rows, isAscending)]));
  const thanking = [...ordered].flatMap(([buyer, own]) => (own.some((m) => m.isCourtesy) ? [buyer] : []));
  const answered = await answeredOn(tx, store, addDays(on, -1), thanking);
  return {
    ...{ on, platform, messages },
    countedBefore: talks.flatMap(({ id, isCounted }) => (isCounted ? [id] : [])),
    serviceHours: await serviceHours(tx, store, on),
    threads: [...ordered].map(
      ([buyer, own]) =>
        new Thread({
          ...{ buyer, on },
          messages: [...own, ...roundMessages(night.get(buyer) ?? [], null)],
          answeredBefore: answered.has(buyer),
        }),
    ),
    orders: await ordersOf(tx, store, on),
    sales: await salesOf(tx, store, on, (buyer) => writtenByHand(byBuyer.get(buyer) ?? [])),
    purchases: await purchasesOf(tx, store, on, [...byBuyer.keys()]),
    afterSales: await afterSalesOf(tx, store, on),
  };
}

const writtenByHand = (rows: readonly MessageRow[]) =>
  rows.flatMap(({ at, agentAccount: agentId, direction, type }) =>
    isHumanReply({ at, direction, type } as RoundMessage) ? [{ at, agentId }] : [],
  );

async function platformOf({ sql }: Tx, store: OfStore): Promise<Platform> {
  const [row] = await sql<{ platform: Platform }>(
    'select platform from identity_pub.store where provider_id = $1 and store_id = $2',
    storeKey(store),
  );
  return found(row, 'store').platform;
}

/** As the profile said on the day; of days before the first profile, as its first day left it. */
async function serviceHours({ sql }: Tx, store: OfStore, on: string): Promise<ClockWindow | null> {
  const rows = await sql<ClockWindow>(
    `with first as (select min(created_at) as at from onboarding_pub.store_profile
                     where provider_id = $1 and store_id = $2)
     select service_start_minute as from_minute, service_end_minute as to_minute
       from onboarding_pub.store_profile, first
      where provider_id = $1 and store_id = $2
        and (created_at at time zone 'Asia/Shanghai')::date <= greatest($3::date, (first.at at time zone 'Asia/Shanghai')::date)
      order by version desc limit 1`,
    [...storeKey(store), on],
  );
  return rows[0] ?? null;
}

interface TalkRow {
  readonly id: string;
  readonly buyer: string;
  readonly isCounted: boolean;
}

/** Joined by hand: planned without statistics, as on a first import, the same join took the square of a day. */
function talksOf({ sql }: Tx, store: OfStore, on: string): Promise<TalkRow[]> {
  return sql<TalkRow>(
    `select id, buyer, message_count > 0 as is_counted from conversations.conversation
      where provider_id = $1 and store_id = $2 and business_date = $3`,
    [...storeKey(store), on],
  );
}

const buyersIn = (talks: readonly TalkRow[]): Map<string, string> =>
  new Map(talks.map(({ id, buyer }) => [id, buyer]));

function messagesOf({ sql }: Tx, store: OfStore, on: string): Promise<MessageRow[]> {
  return sql<MessageRow>(
    `select conversation_id, round(date_part('epoch', at) * 1000) as at, direction, agent_account, type, row_no,
            case when direction = 'buyer' and length(text) <= $4 then text end as short
       from conversations.message
      where provider_id = $1 and store_id = $2 and business_date = $3
      order by 2, row_no`,
    [...storeKey(store), on, MAX_COURTESY_LENGTH],
  );
}

/** What was written by hand in the small hours, by buyer: it may answer what was asked before midnight. */
async function nightReplies(tx: Tx, store: OfStore, on: string): Promise<Map<string, MessageRow[]>> {
  const rows = await tx.sql<MessageRow>(
    `select conversation_id, round(date_part('epoch', at) * 1000) as at, direction, agent_account, type, row_no, null as short
       from conversations.message
      where provider_id = $1 and store_id = $2 and business_date = $3 and direction = 'agent'
        and at < $3::date::timestamp at time zone 'Asia/Shanghai' + make_interval(hours => $4)
      order by 2, row_no`,
    [...storeKey(store), on, OVERNIGHT_HOURS],
  );
  if (!rows.length) return new Map();
  const buyers = buyersIn(await talksOf(tx, store, on));
  return Map.groupBy(rows, (row) => buyers.get(row.conversationId) ?? '');
}

async function answeredOn(
  { sql }: Tx,
  store: OfStore,
  on: string,
  buyers: readonly string[],
): Promise<Set<string>> {
  if (!buyers.length) return new Set();
  const rows = await sql<{ buyer: string; type: string }>(
    `select distinct c.buyer, m.type
       from conversations.conversation c
       join conversations.message m
         on m.provider_id = c.provider_id and m.store_id = c.store_id and m.business_date = c.business_date
        and m.conversation_id = c.id
      where c.provider_id = $1 and c.store_id = $2 and c.business_date = $3 and c.buyer = any ($4::text[])
        and m.direction = 'agent'`,
    [...storeKey(store), on, buyers],
  );
  const isReply = (type: string) =>
    isHumanReply({ at: 0, direction: 'agent', type: type as RoundMessage['type'] });
  return new Set(rows.flatMap(({ buyer, type }) => (isReply(type) ? [buyer] : [])));
}

const orderColumns = `id, buyer, agent_account as agent_id, round(date_part('epoch', ordered_at) * 1000) as ordered_at,
  round(date_part('epoch', paid_at) * 1000) as paid_at`;

function ordersOf({ sql }: Tx, store: OfStore, on: string): Promise<OrderRecord[]> {
  return sql<OrderRecord>(
    `select ${orderColumns} from conversations.order_record
      where provider_id = $1 and store_id = $2 and business_date = $3 order by id`,
    [...storeKey(store), on],
  );
}

async function purchasesOf(
  { sql }: Tx,
  store: OfStore,
  on: string,
  buyers: readonly string[],
): Promise<Map<string, OrderRecord[]>> {
  if (!buyers.length) return new Map();
  const rows = await sql<OrderRecord>(
    `select ${orderColumns} from conversations.order_record
      where provider_id = $1 and store_id = $2 and buyer = any ($3::text[])
        and (business_date between $4::date - $5::int and $4::date + $6::int
             or (paid_at at time zone 'Asia/Shanghai')::date between $4::date and $4::date + $6::int)`,
    [...storeKey(store), buyers, on, PURCHASE_DAYS, FINAL_DAYS],
  );
  return Map.groupBy(rows, ({ buyer }) => buyer);
}

function afterSalesOf({ sql }: Tx, store: OfStore, on: string): Promise<AfterSaleRecord[]> {
  return sql<AfterSaleRecord>(
    `select id, agent_account as agent_id, round(date_part('epoch', at) * 1000) as at
       from conversations.after_sale
      where provider_id = $1 and store_id = $2 and business_date = $3 order by id`,
    [...storeKey(store), on],
  );
}

/**
 * Days on which buyers asked whose conversion an order may decide: bought from `PURCHASE_DAYS` before to `FINAL_DAYS` after.
 * Shape of `orders`: buyer and the dates of ordering and of paying, before and after a change.
 */
export async function daysDecidedBy(
  { sql }: Tx,
  store: OfStore,
  orders: readonly { readonly buyer: string; readonly on: string }[],
): Promise<string[]> {
  if (!orders.length) return [];
  const days = orders.map(({ on }) => on).sort();
  const rows = await sql<{ on: string }>(
    `select distinct c.business_date::text as "on"
       from unnest($3::text[], $4::date[]) as o (buyer, bought)
       join conversations.conversation c on c.buyer = o.buyer
        and c.business_date between o.bought - $8::int and o.bought + $5::int
      where c.provider_id = $1 and c.store_id = $2
        and c.business_date between $6::date - $8::int and $7::date + $5::int`,
    [
      ...storeKey(store),
      orders.map(({ buyer }) => buyer),
      orders.map(({ on }) => on),
      PURCHASE_DAYS,
      days[0],
      days.at(-1),
      FINAL_DAYS,
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
