import type { ChatModel } from './chat-model.js';
import type { HalfHourDemand } from './day-shape.js';
import { fewest, reaches } from './day-target.js';
import { performanceFor, replyRateOf, requiredAgents, type StaffingTargets } from './required-agents.js';

/**
 * Planning assumptions until a store's own chats are fitted: five minutes a chat of six replies, 30 % of them the agent's
 * reading and typing (15 seconds a reply), up to six chats at once, buyers who wait four minutes.
 */
export const PLANNING_MODEL: ChatModel = {
  handleTimeSeconds: 300,
  concurrencyCap: 6,
  slowdown: 0.3,
  patienceSeconds: 240,
};

export const PLANNING_REPLY_SHARE = 0.95;

/** No number of seats answers everybody always: half hours are planned for no more than this, whatever is promised. */
export const HIGHEST_REPLY_SHARE = 0.995;

/** Targets of a plan: this share of messages answered within three minutes, nobody busy all the time. */
export const planningTargets = (replyShare = PLANNING_REPLY_SHARE) =>
  ({
    reply: { withinSeconds: 180, share: replyShare, basis: 'message' },
    maxOccupancy: 0.92,
  }) satisfies StaffingTargets;

interface Window {
  readonly startMinute: number;
  readonly endMinute: number;
}

export interface RequiredSlot extends HalfHourDemand {
  readonly seats: number;
}

/**
 * Seats that each half hour of a window needs under the planning assumptions, at least one, for the *day* to keep its
 * target: what is promised, sold and advised is the rate of a day, so a peak may fall short as far as the calmer half
 * hours make up for it, and a day as it was quoted needs no seat beyond those sold.
 *
 * @param floor Seats that are kept anyway, needed or not: those sold.
 */
export function requirementOf(
  demand: readonly HalfHourDemand[],
  window: Window,
  { replyShare, floor = 0 }: { replyShare?: number | undefined; floor?: number } = {},
): RequiredSlot[] {
  const slots = neededAlone(demand, window, replyShare);
  const most = Math.max(1, ...slots.map(({ seats }) => seats));
  if (floor >= most) return slots;
  const cap = fewest(Math.max(1, floor), most, (count) =>
    keepsTarget(slots, ({ seats }) => Math.max(floor, Math.min(seats, count)), replyShare),
  );
  return slots.map((slot) => ({ ...slot, seats: Math.min(slot.seats, cap) }));
}

/** Fewest seats, the same all through the window, with which the day keeps its target: what a quote of it would sell. */
export function seatsForDay(demand: readonly HalfHourDemand[], window: Window, replyShare?: number): number {
  const slots = neededAlone(demand, window, replyShare);
  return fewest(1, Math.max(1, ...slots.map(({ seats }) => seats)), (count) =>
    keepsTarget(slots, () => count, replyShare),
  );
}

/** Each half hour by itself: where every one of them keeps the target, the day does. */
function neededAlone(demand: readonly HalfHourDemand[], window: Window, replyShare?: number): RequiredSlot[] {
  const targets = plannedTargets(replyShare);
  const inside = (slotMinute: number) =>
    [slotMinute, slotMinute + 1440].some((at) => at >= window.startMinute && at < window.endMinute);
  return demand
    .filter(({ slotMinute }) => inside(slotMinute))
    .map(({ slotMinute, inquiries }) => ({
      slotMinute,
      inquiries,
      seats: Math.max(
        1,
        requiredAgents({ arrivalsPerHour: inquiries * 2, model: PLANNING_MODEL }, targets).agents,
      ),
    }));
}

function keepsTarget(
  slots: readonly RequiredSlot[],
  seatsOf: (slot: RequiredSlot) => number,
  replyShare?: number,
): boolean {
  const targets = plannedTargets(replyShare);
  const answered = slots.map((slot) => {
    const demand = { arrivalsPerHour: slot.inquiries * 2, model: PLANNING_MODEL };
    const replyRate = replyRateOf(performanceFor(demand, seatsOf(slot), targets), targets.reply);
    return { inquiries: slot.inquiries, replyRate };
  });
  return reaches(answered, targets.reply.share);
}

const plannedTargets = (replyShare = PLANNING_REPLY_SHARE) =>
  planningTargets(Math.min(replyShare, HIGHEST_REPLY_SHARE));
