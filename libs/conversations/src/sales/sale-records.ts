import {
  type Attribution,
  businessDateOf,
  creditOf,
  firstDateOf,
  isHumanReply,
  MAX_ATTRIBUTION_DAYS,
  type RoundMessage,
  type SaleRecord,
  type Service,
  USUAL_ATTRIBUTION,
} from '@zuoxi/metrics';
import { addDays } from '@zuoxi/platform/calendar';
import { plainArray } from '@zuoxi/platform/database';
import { type OfStore, storeKey, type Tx } from '../rows/written.js';
import { refundedBy } from './refunds.rules.js';

/** A sale with what a list of sales shows of it. */
export interface DaySale extends SaleRecord {
  readonly orderNo: string;
}

interface OrderRow {
  readonly id: string;
  readonly orderNo: string;
  readonly buyer: string;
  readonly agentId: string | null;
  readonly orderedAt: number | null;
  readonly paidAt: number;
  readonly paidFen: number;
  readonly quantity: number | null;
}

/**
 * Orders paid on a day, each with whose sale it is.
 *
 * @param writtenTo what was written to a buyer by hand on the day, in order of time
 */
export async function salesOf(
  tx: Tx,
  store: OfStore,
  on: string,
  writtenTo: (buyer: string) => readonly Service[],
): Promise<DaySale[]> {
  const orders = await ordersPaidOn(tx, store, on);
  if (!orders.length) return [];
  const attribution = await attributionOn(tx, store, on);
  const buyers = [...new Set(orders.map(({ buyer }) => buyer))].filter((buyer) => buyer !== '');
  const before = await servedBefore(tx, store, daysLookedAt(orders, on, attribution), buyers);
  const refunded = await refundsOf(tx, store, orders);
  return orders.map((order) => {
    const served = [...(before.get(order.buyer) ?? []), ...writtenTo(order.buyer)];
    return {
      ...{ id: order.id, orderNo: order.orderNo, buyer: order.buyer, paidAt: order.paidAt },
      ...{ paidFen: order.paidFen, quantity: order.quantity },
      refundedFen: Math.min(refunded.get(order.orderNo) ?? 0, order.paidFen),
      // Of whom the file names no buyer nobody can say who served them.
      credit: creditOf(order, order.buyer === '' ? [] : served, attribution),
    };
  });
}

/** Days before one whose messages may decide about its sales: an order looks back from its payment and from its own day. */
function daysLookedAt(orders: readonly OrderRow[], on: string, attribution: Attribution): string[] {
  const moments = orders.flatMap(({ orderedAt }) => (orderedAt === null ? [] : [businessDateOf(orderedAt)]));
  const days = new Set<string>();
  for (const moment of new Set([on, ...moments]))
    for (let day = firstDateOf(moment, attribution); day <= moment && day < on; day = addDays(day, 1))
      days.add(day);
  return [...days].sort();
}

function ordersPaidOn({ sql }: Tx, store: OfStore, on: string): Promise<OrderRow[]> {
  return sql<OrderRow>(
    `select id, order_no, buyer, agent_account as agent_id, paid_fen, quantity,
            round(date_part('epoch', ordered_at) * 1000) as ordered_at, round(date_part('epoch', paid_at) * 1000) as paid_at
       from conversations.order_record
      where provider_id = $1 and store_id = $2 and paid_fen is not null
        and paid_at >= $3::date::timestamp at time zone 'Asia/Shanghai'
        and paid_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'
      order by paid_at, order_no`,
    [...storeKey(store), on],
  );
}

/** The terms in force on a day. */
async function attributionOn({ sql }: Tx, store: OfStore, on: string): Promise<Attribution> {
  const rows = await sql<Attribution>(
    `select rule, days from conversations.attribution
      where provider_id = $1 and store_id = $2 and from_on <= $3 order by from_on desc limit 1`,
    [...storeKey(store), on],
  );
  return rows[0] ?? USUAL_ATTRIBUTION;
}

interface Reply extends Service {
  readonly buyer: string;
  readonly type: RoundMessage['type'];
}

/** What was written by hand on some days, by buyer. A day a statement: talks are kept in parts by month. */
async function servedBefore(
  tx: Tx,
  store: OfStore,
  days: readonly string[],
  buyers: readonly string[],
): Promise<Map<string, Service[]>> {
  const replies: Reply[] = [];
  for (const day of buyers.length ? days : []) {
    const talks = await tx.sql<{ id: string; buyer: string }>(
      `select id, buyer from conversations.conversation
        where provider_id = $1 and store_id = $2 and business_date = $3 and buyer = any ($4::text[])`,
      [...storeKey(store), day, buyers],
    );
    if (!talks.length) continue;
    const buyerOf = new Map(talks.map(({ id, buyer }) => [id, buyer]));
    const rows = await tx.sql<Omit<Reply, 'buyer'> & { conversationId: string }>(
      `select conversation_id, round(date_part('epoch', at) * 1000) as at, agent_account as agent_id, type
         from conversations.message
        where provider_id = $1 and store_id = $2 and business_date = $3 and conversation_id = any ($4::uuid[])
          and direction = 'agent'`,
      [...storeKey(store), day, plainArray([...buyerOf.keys()])],
    );
    for (const { conversationId, ...reply } of rows)
      replies.push({ ...reply, buyer: buyerOf.get(conversationId) ?? '' });
  }
  const byHand = replies.filter(({ at, type }) => isHumanReply({ at, type, direction: 'agent' }));
  return Map.groupBy(
    byHand.sort((a, b) => a.at - b.at),
    ({ buyer }) => buyer,
  );
}

/** What was paid back so far, by order. */
async function refundsOf(
  { sql }: Tx,
  store: OfStore,
  orders: readonly OrderRow[],
): Promise<Map<string, number>> {
  const rows = await sql<{ orderNo: string; kind: string; outcome: string | null; amountFen: number | null }>(
    `select order_no, kind, outcome, amount_fen from conversations.after_sale
      where provider_id = $1 and store_id = $2 and order_no = any ($3::text[])`,
    [...storeKey(store), orders.map(({ orderNo }) => orderNo)],
  );
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.orderNo, (sums.get(row.orderNo) ?? 0) + (refundedBy(row) ?? 0));
  return sums;
}

/** Days already counted whose sales what was written on a day may decide: of orders placed or paid soon after it. */
export async function daysSoldAfter({ sql }: Pick<Tx, 'sql'>, store: OfStore, on: string): Promise<string[]> {
  // Mostly files tell of the newest day, and there is none.
  const [later] = await sql(
    `select from conversations.day_fact
      where provider_id = $1 and store_id = $2 and business_date > $3 limit 1`,
    [...storeKey(store), on],
  );
  if (!later) return [];
  const rows = await sql<{ on: string }>(
    `select distinct s.business_date::text as "on"
       from conversations.conversation c
       join conversations.sale s
         on s.provider_id = c.provider_id and s.store_id = c.store_id and s.buyer = c.buyer and s.business_date > $3
       join conversations.order_record o
         on o.provider_id = s.provider_id and o.store_id = s.store_id and o.id = s.order_id
      where c.provider_id = $1 and c.store_id = $2 and c.business_date = $3
        and (s.business_date <= $4 or (o.ordered_at at time zone 'Asia/Shanghai')::date <= $4)`,
    [...storeKey(store), on, addDays(on, MAX_ATTRIBUTION_DAYS)],
  );
  return rows.map((row) => row.on);
}

/** Days of payment of orders, by their numbers. */
export async function daysPaid(
  { sql }: Pick<Tx, 'sql'>,
  store: OfStore,
  orderNos: readonly string[],
): Promise<string[]> {
  if (!orderNos.length) return [];
  const rows = await sql<{ on: string }>(
    `select distinct (paid_at at time zone 'Asia/Shanghai')::date::text as "on" from conversations.order_record
      where provider_id = $1 and store_id = $2 and order_no = any ($3::text[]) and paid_at is not null`,
    [...storeKey(store), orderNos],
  );
  return rows.map((row) => row.on);
}
