import { metricFor, promisedReplyShare } from '@zuoxi/metrics';
import {
  adviseSeats,
  type HalfHourDemand,
  requirementOf,
  type SeatAdvice,
  seatsForDay,
} from '@zuoxi/staffing';
import { dutyPerSlot, serviceSlots } from './day-metric.js';
import type { StoreFacts } from './report.facts.js';

const wholeDay = { startMinute: 0, endMinute: 1440 };

/**
 * Seats that the day's own inquiries needed, by half hour of service, beside those sold; empty where no chats or no
 * service hours are known. The plan said what was expected: this is what came.
 */
export function seatsNeeded(facts: StoreFacts): { slotMinute: number; seats: number }[] {
  const asked = askedInService(facts);
  const floor = facts.contract?.seats ?? 0;
  const needed = requirementOf(asked, wholeDay, { replyShare: promisedShare(facts), floor });
  return asked.map(({ slotMinute }, index) => ({ slotMinute, seats: needed[index]?.seats ?? 1 }));
}

/** What to do about the seats bought, from the day's own load and what it needed; null without contract or load. */
export function adviceOf(facts: StoreFacts, requiredPerSlot = seatsNeeded(facts)): SeatAdvice | null {
  const asked = askedInService(facts);
  if (!facts.contract || !asked.length) return null;
  const duty = dutyPerSlot(facts.shifts, facts.on);
  return adviseSeats({
    requiredPerSlot,
    onDutyPerSlot: asked.map(({ slotMinute }) => ({ slotMinute, seats: duty(slotMinute) })),
    soldSeats: facts.contract.seats,
    enoughSeats: seatsForDay(asked, wholeDay, promisedShare(facts)),
  });
}

/** The day's inquiries by half hour of service, in its order. */
function askedInService(facts: StoreFacts): HalfHourDemand[] {
  const consulted = metricFor(facts.platform, 'consulted', facts.on);
  if (!consulted || !facts.days.get(facts.on)?.hasChats) return [];
  const inquiries = new Map<number, number>();
  for (const { slotMinute, sums } of facts.slots)
    inquiries.set(slotMinute, (inquiries.get(slotMinute) ?? 0) + (sums[consulted.fact]?.[0] ?? 0));
  return serviceSlots(facts, facts.on).map((slotMinute) => ({
    slotMinute,
    inquiries: inquiries.get(slotMinute) ?? 0,
  }));
}

const promisedShare = ({ contract, platform, on }: StoreFacts) =>
  promisedReplyShare(contract?.clauses ?? [], platform, on);
