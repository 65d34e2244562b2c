import { sql, type WriteTx } from '@zuoxi/platform/database';
import type { ConversationsTables } from '../tables.js';

export type BroughtKind = 'message' | 'after_sale' | 'order' | 'performance' | 'account';
export interface BroughtRow {
  readonly on: string;
  readonly key: string;
  /** The file's own version; absent where that is the row as it stands. */
  readonly value?: object;
  /** If not the writing one's. */
  readonly batchId?: string;
}
interface Scope {
  readonly ctx: { readonly providerId: string | null };
  readonly storeId: string;
  readonly batchId: string;
  readonly at: Date;
}

/** Remembers what a file brought, so that undoing one file leaves what another says. */
export async function noteBrought(
  { q }: WriteTx<ConversationsTables>,
  { ctx, storeId, batchId, at }: Scope,
  kind: BroughtKind,
  rows: readonly BroughtRow[],
): Promise<void> {
  if (!rows.length) return;
  const list = rows.map(({ on, key, value, batchId: of }) => ({
    on,
    key,
    value: value ?? null,
    of: of ?? batchId,
  }));
  await sql`
    insert into conversations.brought_row (provider_id, store_id, batch_id, kind, business_date, key, value, brought_at)
    select distinct on (r.of, r."on", r.key)
           ${ctx.providerId}::uuid, ${storeId}::uuid, r.of, ${kind}, r."on", r.key, r.value, ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r ("on" date, key text, value jsonb, of uuid)
    on conflict (store_id, kind, business_date, key, batch_id) do update set value = excluded.value`.execute(
    q,
  );
}

/** Marks days as changed now, for what was computed from them. */
export async function noteChange(
  { q }: WriteTx<ConversationsTables>,
  { ctx, storeId, at }: Omit<Scope, 'batchId'>,
  days: readonly string[],
): Promise<void> {
  if (!days.length) return;
  await q
    .insertInto('conversations.dayChange')
    .values(
      [...new Set(days)].sort().map((businessDate) => ({
        providerId: ctx.providerId as string,
        storeId,
        businessDate,
        changedAt: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['storeId', 'businessDate'])
        .doUpdateSet((eb) => ({ changedAt: eb.ref('excluded.changedAt') })),
    )
    .execute();
}
