import { addDays } from '@zuoxi/platform/calendar';
import { sql } from '@zuoxi/platform/database';
import type { Scope, Tx } from '../rows/written.js';

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
  const marked = [...days];
  const beside = new Set(days.flatMap((on) => [addDays(on, -1), addDays(on, 1)]));
  for (const on of days) beside.delete(on);
  for (const on of beside) if (await hasTalks(tx, store, on)) marked.push(on);
  await markDays(tx, store, marked);
}

/** A day a statement, which reads one partition: together they were planned over all, or read all talks of the shop. */
async function hasTalks({ q }: Tx, { storeId }: Store, on: string): Promise<boolean> {
  const talk = await q
    .selectFrom('conversations.conversation')
    .select('id')
    .where('storeId', '=', storeId)
    .where('businessDate', '=', on)
    .limit(1)
    .executeTakeFirst();
  return talk !== undefined;
}
