import { businessDateOf } from '@zuoxi/platform/calendar';
import { newId } from '@zuoxi/platform/context';
import { daysDecidedBy } from '../facts/day-records.js';
import type { OrderRow } from '../ingest/index.js';
import { markDays } from '../rows/mark-days.js';
import { type Scope, storeKey, type Tx, type Written } from '../rows/written.js';
import { dayOf, type Days, daysOf, type KeyedTable, type Rebuilt, said, writeKeyed } from './keyed-rows.js';

export const orderTable: KeyedTable = { kind: 'order', rebuild: rebuildOrders };

export async function writeOrders(tx: Tx, scope: Scope, rows: readonly OrderRow[]): Promise<Written> {
  const { timeZone, at } = scope;
  return writeKeyed(
    tx,
    scope,
    orderTable,
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
        quantity: order.quantity,
      }),
    })),
  );
}

type Bought = Days & {
  readonly buyer: string | null;
  readonly formerBuyer: string | null;
  readonly paidOn: string | null;
  readonly formerlyPaidOn: string | null;
};

const paidOn = (table: string) => `(${table}.paid_at at time zone 'Asia/Shanghai')::date::text`;

async function rebuildOrders(
  tx: Tx,
  scope: Scope,
  rows: readonly Rebuilt[],
  gone: readonly string[],
): Promise<string[]> {
  const { sql } = tx;
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
        quantity: value['quantity'] ?? null,
      },
    };
  });
  const written = await sql<Bought>(
    `with said as (
       select * from jsonb_to_recordset($3::jsonb)
           as r (key text, "batchId" uuid, id uuid, "on" date, buyer text, "agentAccount" text, "orderedAt" timestamptz,
                 "paidFen" bigint, status text, "paidAt" timestamptz, quantity int)),
     former as (
       select o.* from conversations.order_record o join said on o.order_no = said.key
        where o.provider_id = $1 and o.store_id = $2)
     insert into conversations.order_record as o
       (provider_id, store_id, id, business_date, order_no, buyer, agent_account, paid_fen, status, ordered_at, paid_at, quantity, batch_id)
     select $1::uuid, $2::uuid, id, "on", key, buyer, "agentAccount", "paidFen", status, "orderedAt", "paidAt", quantity, "batchId"
       from said
     on conflict (provider_id, store_id, order_no) do update set
       business_date = excluded.business_date, buyer = excluded.buyer, agent_account = excluded.agent_account,
       paid_fen = excluded.paid_fen, status = excluded.status, ordered_at = excluded.ordered_at,
       paid_at = excluded.paid_at, quantity = excluded.quantity, batch_id = excluded.batch_id
       where (o.business_date, o.buyer, o.agent_account, o.paid_fen, o.status, o.ordered_at, o.paid_at, o.quantity, o.batch_id)
         is distinct from (excluded.business_date, excluded.buyer, excluded.agent_account, excluded.paid_fen,
                           excluded.status, excluded.ordered_at, excluded.paid_at, excluded.quantity,
                           excluded.batch_id)
     returning business_date::text as after, buyer,
               (select f.business_date::text from former f where f.order_no = o.order_no) as before,
               (select f.buyer from former f where f.order_no = o.order_no) as former_buyer,
               ${paidOn('o')} as paid_on,
               (select ${paidOn('f')} from former f where f.order_no = o.order_no) as formerly_paid_on`,
    [...storeKey(scope), JSON.stringify(list)],
  );
  const removed = await sql<Bought>(
    `delete from conversations.order_record where provider_id = $1 and store_id = $2 and order_no = any ($3::text[])
     returning business_date::text as before, null as after, null as buyer, buyer as former_buyer, null as paid_on,
               ${paidOn('order_record')} as formerly_paid_on`,
    [...storeKey(scope), gone],
  );
  const changed = [...written, ...removed];
  const bought = changed.flatMap(({ buyer, after, paidOn: paid, formerBuyer, before, formerlyPaidOn }) => [
    ...[after, paid].flatMap((on) => (buyer !== null && on !== null ? [{ buyer, on }] : [])),
    ...[before, formerlyPaidOn].flatMap((on) =>
      formerBuyer !== null && on !== null ? [{ buyer: formerBuyer, on }] : [],
    ),
  ]);
  const paid = changed.flatMap(({ paidOn: now, formerlyPaidOn }) =>
    [now, formerlyPaidOn].filter((on) => on !== null),
  );
  await markDays(tx, scope, [...daysOf(changed), ...paid, ...(await daysDecidedBy(tx, scope, bought))]);
  return daysOf(changed);
}
