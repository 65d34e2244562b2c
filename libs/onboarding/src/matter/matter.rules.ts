import { reminderReached } from '@zuoxi/platform/calendar';
import { isStoreRole, type EventName, type Role, transitions } from '@zuoxi/vocabulary';
import type { MatterSide, MatterStatus } from '../api.types.js';

/** Which state a matter may go to from which. */
export const matterTransitions = transitions<MatterStatus>({
  open: ['answered', 'done', 'withdrawn'],
  // Whoever asked says what is still missing, or that all is there.
  answered: ['open', 'done'],
  done: ['open'],
  withdrawn: [],
});

export const otherSide = (side: MatterSide): MatterSide => (side === 'provider' ? 'client' : 'provider');

/** Whose turn it is; nobody's once it is over. */
export function sideWaitedFor({
  status,
  askedOf,
}: {
  readonly status: MatterStatus;
  readonly askedOf: MatterSide;
}): MatterSide | null {
  if (status === 'open') return askedOf;
  return status === 'answered' ? otherSide(askedOf) : null;
}

/** For whom a person speaks: for the shop if all they are is the shop's. */
export const sideOf = ({ roles }: { readonly roles: readonly Role[] }): MatterSide =>
  roles.length > 0 && roles.every(isStoreRole) ? 'client' : 'provider';

/** What a message of a side makes of a matter; null: it stays as it is. */
export function statusAfterReply(
  { status, askedOf }: { readonly status: MatterStatus; readonly askedOf: MatterSide },
  side: MatterSide,
): MatterStatus | null {
  if (side === askedOf) return status === 'open' ? 'answered' : null;
  return status === 'answered' || status === 'done' ? 'open' : null;
}

/** Each by the side that is told. */
export const matterEvents = {
  asked: { provider: 'matter.asked-provider', client: 'matter.asked-shop' },
  replied: { provider: 'matter.replied-provider', client: 'matter.replied-shop' },
  closed: { provider: 'matter.closed-provider', client: 'matter.closed-shop' },
  due: { provider: 'matter.due-provider', client: 'matter.due-shop' },
} as const satisfies Record<string, Record<MatterSide, EventName>>;

/** Days from the day it is due on which whoever is waited for is reminded; after the last, nobody is. */
const reminderDays = [0, 1, 3] as const;

export const reminderStep = (dueOn: string, today: string): number | null =>
  reminderReached(dueOn, reminderDays, today);
