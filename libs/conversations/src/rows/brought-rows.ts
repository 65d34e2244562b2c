import type { WriteTx } from '@zuoxi/platform/database';

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
  { sql }: Pick<WriteTx, 'sql'>,
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
  await sql(
    `insert into conversations.brought_row (provider_id, store_id, batch_id, kind, business_date, key, value, brought_at)
     select distinct on (r.of, r."on", r.key)
            $1::uuid, $2::uuid, r.of, $3, r."on", r.key, r.value, $4::timestamptz
       from jsonb_to_recordset($5::jsonb) as r ("on" date, key text, value jsonb, of uuid)
     on conflict (provider_id, store_id, kind, business_date, key, batch_id) do update set value = excluded.value`,
    [ctx.providerId, storeId, kind, at, JSON.stringify(list)],
  );
}

/** Marks days as changed now, for what was computed from them; in one order, so that two who mark do not block each other. */
export async function noteChange(
  { sql }: Pick<WriteTx, 'sql'>,
  { ctx, storeId, at }: Omit<Scope, 'batchId'>,
  days: readonly string[],
): Promise<void> {
  if (!days.length) return;
  await sql(
    `insert into conversations.day_change (provider_id, store_id, business_date, changed_at)
     select distinct $1::uuid, $2::uuid, d, $3::timestamptz from unnest($4::date[]) as d order by d
     on conflict (provider_id, store_id, business_date) do update set changed_at = excluded.changed_at`,
    [ctx.providerId, storeId, at, days],
  );
}
