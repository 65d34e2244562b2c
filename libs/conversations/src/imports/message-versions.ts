import { type OfStore, storeKey, type Tx } from '../rows/written.js';

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
export const contentColumns = `m.conversation_id, to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, m.direction, m.agent_account, m.type, m.text, m.row_no`;

export type Owned = Content & { readonly on: string; readonly key: string; readonly batchId: string };

/** Messages as they are given, all in one parameter. */
const given = (parameter: string) => `jsonb_to_recordset(${parameter}::jsonb)
    as r ("on" date, key text, "batchId" uuid, at timestamptz, direction text, "agentAccount" text, type text, text text,
          "rowNo" int, "conversationId" uuid)`;

/** Messages that are there become these. */
export async function putContents({ sql }: Tx, store: OfStore, rows: readonly Owned[]): Promise<void> {
  await sql(
    `update conversations.message m
        set batch_id = r."batchId", at = r.at, direction = r.direction, agent_account = r."agentAccount", type = r.type,
            text = r.text, row_no = r."rowNo", conversation_id = r."conversationId"
       from ${given('$3')}
      where m.provider_id = $1 and m.store_id = $2 and m.business_date = r."on" and m.fingerprint = decode(r.key, 'hex')`,
    [...storeKey(store), JSON.stringify(rows)],
  );
}

export async function addContents({ sql }: Tx, store: OfStore, rows: readonly Owned[]): Promise<void> {
  await sql(
    `insert into conversations.message
       (provider_id, store_id, batch_id, business_date, conversation_id, fingerprint, at, direction, agent_account, type, text, row_no)
     select $1::uuid, $2::uuid, "batchId", "on", "conversationId", decode(key, 'hex'), at, direction,
            "agentAccount", type, text, "rowNo"
       from ${given('$3')}
     on conflict do nothing`,
    [...storeKey(store), JSON.stringify(rows)],
  );
}

/** Files whose version was "as the row stands" get it written down before the row changes. */
export async function keepVersion(
  tx: Tx,
  store: OfStore,
  on: string,
  key: string,
  content: Content,
): Promise<void> {
  await tx.sql(
    `update conversations.brought_row set value = $3::jsonb
      where provider_id = $1 and store_id = $2 and kind = 'message' and business_date = $4 and key = $5
        and value is null`,
    [...storeKey(store), JSON.stringify(content), on, key],
  );
}
