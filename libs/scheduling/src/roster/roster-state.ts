import type { Where, WriteTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, Or } from 'typeorm';
import { Roster } from './roster.entity.js';

export const keyOf = ({ providerId, storeId, id }: Roster) => ({ providerId, storeId, id });

/** Whatever the agents have been told for a roster's days or later ones, by a roster that reaches into them. */
export function toldInto({ providerId, storeId, fromOn, toOn }: Roster): Where<Roster> {
  return {
    ...{ providerId, storeId, status: In(['published', 'superseded']) },
    ...{ fromOn: LessThanOrEqual(toOn), toOn: MoreThanOrEqual(fromOn) },
    // Of one that was replaced, the days before.
    heldUntil: Or(IsNull(), MoreThanOrEqual(fromOn)),
  };
}

/** @throws DomainError STATE_CHANGED when it is no draft (any more). */
export async function lockDraft({ manager }: WriteTx, roster: Roster): Promise<void> {
  const lock = { mode: 'pessimistic_write' } as const;
  const now = await manager.findOne(Roster, { select: { status: true }, where: keyOf(roster), lock });
  if (now?.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: now?.status });
}
