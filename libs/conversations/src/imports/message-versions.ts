import { sql } from '@zuoxi/platform/database';
import type { Tx } from '../rows/written.js';

/** A message as a version of it is kept: what may differ between files. */
export interface Content {
  readonly conversationId: string;
  readonly at: string;
  readonly direction: string;
  readonly agentAccount: string | null;
  readonly type: string;
  readonly text: string;
  readonly rowNo: number;
}
export const isSame = (a: Content, b: Content): boolean =>
  a.at === b.at &&
  a.direction === b.direction &&
  a.agentAccount === b.agentAccount &&
  a.type === b.type &&
  a.text === b.text;

/** Of a message called `m`. */
export const contentColumns = sql.raw(
  `m.conversation_id, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, m.direction, m.agent_account, m.type, m.text, m.row_no`,
);

export type Owned = Content & { readonly on: string; readonly key: string; readonly batchId: string };

const recordset = (rows: readonly Owned[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as r ("on" date, key text, "batchId" uuid, at timestamptz, direction text, "agentAccount" text, type text, text text,
          "rowNo" int, "conversationId" uuid)`;

/** Messages that are there become these. */
export async function putContents({ q }: Tx, storeId: string, rows: readonly Owned[]): Promise<void> {
  await sql`
    update conversations.message m
       set batch_id = r."batchId", at = r.at, direction = r.direction, agent_account = r."agentAccount", type = r.type,
           text = r.text, row_no = r."rowNo", conversation_id = r."conversationId"
      from ${recordset(rows)}
     where m.store_id = ${storeId} and m.business_date = r."on" and m.fingerprint = decode(r.key, 'hex')`.execute(
    q,
  );
}

export async function addContents(
  { q }: Tx,
  { ctx, storeId }: { readonly ctx: { readonly providerId: string | null }; readonly storeId: string },
  rows: readonly Owned[],
): Promise<void> {
  await sql`
    insert into conversations.message
      (provider_id, store_id, batch_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no)
    select ${ctx.providerId}::uuid, ${storeId}::uuid, "batchId", "on", "conversationId", decode(key, 'hex'), at, direction,
           "agentAccount", type, text, "rowNo"
      from ${recordset(rows)}`.execute(q);
}
