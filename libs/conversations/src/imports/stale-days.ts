import { addDays } from '@zuoxi/platform/calendar';
import { Conversation } from '../conversation/conversation.entity.js';
import type { Scope, Tx } from '../rows/written.js';

type Store = Pick<Scope, 'ctx' | 'storeId'>;

/** Marks days to be counted again. In one order, so that two who mark wait for each other and not in a circle. */
export async function markDays({ sql }: Tx, { ctx, storeId }: Store, days: readonly string[]): Promise<void> {
  if (!days.length) return;
  await sql(
    `insert into conversations.stale_day (provider_id, store_id, business_date)
     select distinct $1::uuid, $2::uuid, d from unnest($3::date[]) as d order by d
     on conflict do nothing`,
    [ctx.providerId, storeId, days],
  );
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
function hasTalks({ manager }: Tx, { ctx, storeId }: Store, on: string): Promise<boolean> {
  return manager.existsBy(Conversation, {
    providerId: ctx.providerId,
    storeId,
    businessDate: on,
  });
}
