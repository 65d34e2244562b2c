import type { OfStore, Tx } from './written.js';

/** Marks days to be counted again. In one order, so that two who mark wait for each other and not in a circle. */
export async function markDays(
  { sql }: Tx,
  { ctx, storeId }: OfStore,
  days: readonly string[],
): Promise<void> {
  if (!days.length) return;
  await sql(
    `insert into conversations.stale_day (provider_id, store_id, business_date)
     select distinct $1::uuid, $2::uuid, d from unnest($3::date[]) as d order by d
     on conflict do nothing`,
    [ctx.providerId, storeId, days],
  );
}
