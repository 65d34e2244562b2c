import { consumersOf, type EventName, type Happened, type JobKind, type ParamsOf } from '@zuoxi/vocabulary';
import { type Context, newId, type ProviderContext } from '../context/index.js';

/** What a deed says of what it brought about. */
export type EventNote<Name extends EventName> = Pick<Happened, 'storeId' | 'subjectId'> &
  Partial<Pick<Happened, 'accountIds' | 'agentIds'>> &
  ([keyof ParamsOf<Name>] extends [never]
    ? { readonly params?: never }
    : { readonly params: ParamsOf<Name> });

/** One job a consumer, with what happened as its input. */
export function jobsOf<Name extends EventName>(
  ctx: Context,
  at: Date,
  name: Name,
  { storeId, subjectId, params, accountIds = [], agentIds = [] }: EventNote<Name>,
): { queue: JobKind; job: { ctx: ProviderContext; input: Happened } }[] {
  if (!ctx.providerId) throw new Error(`${name}: whose it is, is not known`);
  const { id: by, name: byName } = ctx.actor;
  const input: Happened = {
    ...{ eventId: newId(), name, at: at.toISOString(), storeId, subjectId, accountIds, agentIds },
    ...{ by: { id: by, name: byName }, params: params ?? {} },
  };
  // The key belongs to the request; what its consumers write must not claim it.
  const job = { ctx: { ...ctx, idempotencyKey: null }, input };
  return consumersOf(name).map((queue) => ({ queue, job }));
}
