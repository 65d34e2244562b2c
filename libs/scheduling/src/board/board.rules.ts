import { coverOfDay, missingIn, toFill } from '../roster/cover.rules.js';
import type { Roster } from '../roster/roster.entity.js';
import { type ServedContract, soldOn } from '../roster/seats-sold.rules.js';

type Plan = Pick<
  Roster,
  'id' | 'storeId' | 'fromOn' | 'toOn' | 'status' | 'createdAt' | 'publishedAt' | 'requirement'
>;

/** The roster that holds in a store on a day: what is published, or a draft made since, where drafts count. */
export function planOf<Each extends Plan>(
  rosters: readonly Each[],
  storeId: string,
  on: string,
): Each | undefined {
  const there = rosters.filter((each) => each.storeId === storeId && each.fromOn <= on && each.toOn >= on);
  const saidAt = ({ publishedAt, createdAt }: Each) => (publishedAt ?? createdAt).getTime();
  return there.toSorted((a, b) => saidAt(b) - saidAt(a))[0];
}

/** Seats to fill and seats that stay empty on a day, summed over its half hours; null where nothing is planned. */
export function seatsOf(
  plan: Plan | undefined,
  shifts: Parameters<typeof coverOfDay>[1],
  contracts: readonly ServedContract[],
  on: string,
) {
  const sold = soldOn(contracts, on);
  const cover = plan ? coverOfDay(plan.requirement, shifts, on, sold) : null;
  return {
    on,
    rosterId: plan?.id ?? null,
    isDraft: plan?.status === 'draft',
    sold,
    requiredSeatSlots: cover?.reduce((sum, slot) => sum + toFill(slot), 0) ?? null,
    uncoveredSeatSlots: cover?.reduce((sum, slot) => sum + missingIn(slot), 0) ?? null,
  };
}
