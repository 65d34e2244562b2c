import { hash } from 'node:crypto';
import { businessDateOf } from '@zuoxi/platform/calendar';
import { newId } from '@zuoxi/platform/context';
import type { AfterSalesRow } from '../ingest/index.js';
import { markDays } from '../rows/mark-days.js';
import { type OfStore, type Scope, storeKey, type Tx, type Written } from '../rows/written.js';
import { daysPaid } from '../sales/sale-records.js';
import { dayOf, type Days, daysOf, type KeyedTable, type Rebuilt, said, writeKeyed } from './keyed-rows.js';

export const afterSaleTable: KeyedTable = { kind: 'after_sale', rebuild: rebuildAfterSales };

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
    afterSaleTable,
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

async function takeNewKeys({ sql }: Tx, store: OfStore, rows: readonly AfterSalesRow[]): Promise<void> {
  const moved = new Map(
    rows.flatMap((row): [string, string][] => {
      const [former, key] = [formerKey(row), afterSaleKey(row)];
      return former === key ? [] : [[former, key]];
    }),
  );
  if (!moved.size) return;
  const known = await sql<{ key: string }>(
    `select encode(fingerprint, 'hex') as key from conversations.after_sale
      where provider_id = $1 and store_id = $2 and encode(fingerprint, 'hex') = any ($3::text[])`,
    [...storeKey(store), [...moved.keys()]],
  );
  for (const { key } of known) {
    const next = moved.get(key) as string;
    await sql(
      `update conversations.after_sale set fingerprint = decode($3, 'hex')
        where provider_id = $1 and store_id = $2 and fingerprint = decode($4, 'hex')
          and not exists (select from conversations.after_sale
                           where provider_id = $1 and store_id = $2 and fingerprint = decode($3, 'hex'))`,
      [...storeKey(store), next, key],
    );
    await sql(
      `update conversations.brought_row set key = $3
        where provider_id = $1 and store_id = $2 and kind = 'after_sale' and key = $4`,
      [...storeKey(store), next, key],
    );
  }
}

type Case = Days & { readonly orderNo: string | null; readonly formerOrderNo: string | null };

async function rebuildAfterSales(
  tx: Tx,
  scope: Scope,
  rows: readonly Rebuilt[],
  gone: readonly string[],
): Promise<string[]> {
  const { sql } = tx;
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
  const written = await sql<Case>(
    `with said as (
       select * from jsonb_to_recordset($3::jsonb)
           as r (key text, "batchId" uuid, id uuid, "on" date, "orderNo" text, buyer text, kind text, "amountFen" bigint,
                 reason text, outcome text, "agentAccount" text, at timestamptz)),
     former as (
       select s.* from conversations.after_sale s join said on s.fingerprint = decode(said.key, 'hex')
        where s.provider_id = $1 and s.store_id = $2)
     insert into conversations.after_sale as s
       (provider_id, store_id, id, business_date, fingerprint, order_no, buyer, kind, amount_fen, reason, outcome, agent_account, at, batch_id)
     select $1::uuid, $2::uuid, id, "on", decode(key, 'hex'), "orderNo", buyer, kind, "amountFen", reason, outcome,
            "agentAccount", at, "batchId"
       from said
     on conflict (provider_id, store_id, fingerprint) do update set
       business_date = excluded.business_date, order_no = excluded.order_no, buyer = excluded.buyer, kind = excluded.kind,
       amount_fen = excluded.amount_fen, reason = excluded.reason, outcome = excluded.outcome,
       agent_account = excluded.agent_account, at = excluded.at, batch_id = excluded.batch_id
       where (s.business_date, s.order_no, s.buyer, s.kind, s.amount_fen, s.reason, s.outcome, s.agent_account, s.at, s.batch_id)
         is distinct from (excluded.business_date, excluded.order_no, excluded.buyer, excluded.kind, excluded.amount_fen,
                           excluded.reason, excluded.outcome, excluded.agent_account, excluded.at, excluded.batch_id)
     returning business_date::text as after, order_no,
               (select f.business_date::text from former f where f.fingerprint = s.fingerprint) as before,
               (select f.order_no from former f where f.fingerprint = s.fingerprint) as former_order_no`,
    [...storeKey(scope), JSON.stringify(list)],
  );
  const removed = await sql<Case>(
    `delete from conversations.after_sale
      where provider_id = $1 and store_id = $2 and encode(fingerprint, 'hex') = any ($3::text[])
     returning business_date::text as before, null as after, null as order_no, order_no as former_order_no`,
    [...storeKey(scope), gone],
  );
  const changed = [...written, ...removed];
  const days = daysOf(changed);
  const orderNos = changed.flatMap(({ orderNo, formerOrderNo }) =>
    [orderNo, formerOrderNo].filter((no) => no !== null),
  );
  await markDays(tx, scope, [...days, ...(await daysPaid(tx, scope, [...new Set(orderNos)]))]);
  return days;
}
