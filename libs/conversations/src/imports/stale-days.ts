import { addDays } from '@zuoxi/platform/calendar';
import { sql } from '@zuoxi/platform/database';
import type { Scope, Tx } from './written.js';

type Store = Pick<Scope, 'ctx' | 'storeId'>;

/** Marks days to be counted again. In one order, so that two who mark wait for each other and not in a circle. */
export async function markDays({ q }: Tx, { ctx, storeId }: Store, days: readonly string[]): Promise<void> {
  if (!days.length) return;
  await sql`
    insert into conversations.stale_day (provider_id, store_id, business_date)
    select distinct ${ctx.providerId}::uuid, ${storeId}::uuid, d from unnest(${[...days]}::date[]) as d order by d
    on conflict do nothing`.execute(q);
}

/** Marks days whose messages changed, and the days beside them: midnight cuts no talk. */
export async function markStale(tx: Tx, store: Store, days: readonly string[]): Promise<void> {
  if (!days.length) return;
  const beside = days.flatMap((on) => [addDays(on, -1), addDays(on, 1)]).filter((on) => !days.includes(on));
  const { rows } = await sql<{ on: string }>`
    select d::text as "on" from unnest(${beside}::date[]) as d
     where exists (select from conversations.conversation c where c.store_id = ${store.storeId} and c.business_date = d)`.execute(
    tx.q,
  );
  await markDays(tx, store, [...days, ...rows.map(({ on }) => on)]);
}
