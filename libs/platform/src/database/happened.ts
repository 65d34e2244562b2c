import { consumersOf, type EventName, type Happened, type JobKind, type ParamsOf } from '@zuoxi/vocabulary';
import { v5 } from 'uuid';
import { type Context, newId, type ProviderContext } from '../context/index.js';

/** What a deed says of what it brought about. */
export type EventNote<Name extends EventName> = Pick<Happened, 'storeId' | 'subjectId'> &
  Partial<Pick<Happened, 'accountIds' | 'agentIds'>> & {
    /** What makes it the same event when it is told again, such as the day of a reminder; without it each is another. */
    readonly once?: string;
  } & ([keyof ParamsOf<Name>] extends [never]
    ? { readonly params?: never }
    : { readonly params: ParamsOf<Name> });

/** One job a consumer, with what happened as its input. */
export function jobsOf<Name extends EventName>(
  ctx: Context,
  at: Date,
  name: Name,
  { storeId, subjectId, params, once, accountIds = [], agentIds = [] }: EventNote<Name>,
): { queue: JobKind; job: { ctx: ProviderContext; input: Happened } }[] {
  if (!ctx.providerId) throw new Error(`${name}: whose it is, is not known`);
  const { id: by, name: byName } = ctx.actor;
  const input: Happened = {
    ...{
      eventId: once ? sameId([ctx.providerId, name, subjectId, once]) : newId(),
      name,
      at: at.toISOString(),
      storeId,
      subjectId,
      accountIds,
      agentIds,
    },
    ...{ by: { id: by, name: byName }, params: params ?? {} },
  };
  // The key belongs to the request; what its consumers write must not claim it.
  const job = { ctx: { ...ctx, idempotencyKey: null }, input };
  return consumersOf(name).map((queue) => ({ queue, job }));
}

const namespace = '6f3b1e52-0f0a-4a3c-9d2e-5d1c8b7a4e10';
const sameId = (parts: readonly string[]): string => v5(parts.join(' '), namespace);
