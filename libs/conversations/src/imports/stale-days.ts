import { addDays } from '@zuoxi/platform/calendar';
import { Conversation } from '../conversation/conversation.entity.js';
import { markDays } from '../rows/mark-days.js';
import type { OfStore, Tx } from '../rows/written.js';
import { daysSoldAfter } from '../sales/sale-records.js';

/** Marks days whose messages changed, the days beside them (midnight cuts no talk), and those of sales that they may decide. */
export async function markStale(tx: Tx, store: OfStore, days: readonly string[]): Promise<void> {
  if (!days.length) return;
  const marked = [...days];
  const beside = new Set(days.flatMap((on) => [addDays(on, -1), addDays(on, 1)]));
  for (const on of days) beside.delete(on);
  for (const on of beside) if (await hasTalks(tx, store, on)) marked.push(on);
  for (const on of days) marked.push(...(await daysSoldAfter(tx, store, on)));
  await markDays(tx, store, marked);
}

/** A day a statement, which reads one partition: together they were planned over all, or read all talks of the shop. */
function hasTalks({ manager }: Tx, { ctx, storeId }: OfStore, on: string): Promise<boolean> {
  return manager.existsBy(Conversation, {
    providerId: ctx.providerId,
    storeId,
    businessDate: on,
  });
}
