import type { PerformanceRow } from '../ingest/index.js';
import { type Scope, storeKey, type Tx, type Written } from '../rows/written.js';
import { type Days, daysOf, type KeyedTable, type Rebuilt, said, writeKeyed } from './keyed-rows.js';

export const performanceTable: KeyedTable = { kind: 'performance', rebuild: rebuildPerformance };

export async function writePerformance(
  tx: Tx,
  scope: Scope,
  rows: readonly PerformanceRow[],
): Promise<Written> {
  return writeKeyed(
    tx,
    scope,
    performanceTable,
    rows.map(({ kind: _, row, agentAccount, on, raw, has, ...figures }) => ({
      key: `${on} ${agentAccount}`,
      name: agentAccount,
      row,
      on,
      value: { agentAccount, figures: said(has, figures), raw },
    })),
  );
}

async function rebuildPerformance(
  { sql }: Tx,
  scope: Scope,
  rows: readonly Rebuilt[],
  gone: readonly string[],
): Promise<string[]> {
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
    [...storeKey(scope), JSON.stringify(list)],
  );
  const removed = await sql<Days>(
    `delete from conversations.agent_performance
      where provider_id = $1 and store_id = $2 and business_date::text || ' ' || agent_account = any ($3::text[])
     returning business_date::text as before, null as after`,
    [...storeKey(scope), gone],
  );
  return daysOf([...written, ...removed]);
}
