import type { ChatModel } from './chat-model.js';
import type { HalfHourDemand } from './day-shape.js';
import { requiredAgents, type StaffingTargets } from './required-agents.js';

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

/** Targets of a plan: this share of messages answered within three minutes, nobody busy all the time. */
export const planningTargets = (replyShare = PLANNING_REPLY_SHARE) =>
  ({
    reply: { withinSeconds: 180, share: replyShare, basis: 'message' },
    maxOccupancy: 0.92,
  }) satisfies StaffingTargets;

/** Seats each half hour of a window needs under the planning assumptions, at least one. */
export function requirementOf(
  demand: readonly HalfHourDemand[],
  window: { startMinute: number; endMinute: number },
  replyShare?: number,
): { slotMinute: number; inquiries: number; seats: number }[] {
  const targets = planningTargets(replyShare);
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
