import { metricFor } from '@zuoxi/metrics';
import { adviseSeats, requirementOf, type SeatAdvice } from '@zuoxi/staffing';
import { dutyPerSlot } from './day-metric.js';
import type { StoreFacts } from './report.facts.js';

const wholeDay = { startMinute: 0, endMinute: 1440 };

/**
 * Seats that the day's own inquiries needed, by half hour of service; empty where no chats or no service hours are
 * known. The plan said what was expected: this is what came.
 */
export function seatsNeeded(facts: StoreFacts): { slotMinute: number; seats: number }[] {
  const consulted = metricFor(facts.platform, 'consulted', facts.on);
  if (!consulted || !facts.days.get(facts.on)?.hasChats) return [];
  const inquiries = new Map<number, number>();
  for (const { slotMinute, sums } of facts.slots)
    inquiries.set(slotMinute, (inquiries.get(slotMinute) ?? 0) + (sums[consulted.fact]?.[0] ?? 0));
  return (facts.requirement.get(facts.on) ?? []).flatMap(({ slotMinute }) => {
    const demand = { slotMinute: slotMinute % 1440, inquiries: inquiries.get(slotMinute % 1440) ?? 0 };
    return requirementOf([demand], wholeDay).map(({ seats }) => ({ slotMinute, seats }));
  });
}

/** What to do about the seats bought, from the day's own load; null without contract or load. */
export function adviceOf(facts: StoreFacts): SeatAdvice | null {
  const needed = seatsNeeded(facts);
  if (!facts.contract || !needed.length) return null;
  const duty = dutyPerSlot(facts.shifts, facts.on);
  return adviseSeats({
    requiredPerSlot: needed,
    onDutyPerSlot: needed.map(({ slotMinute }) => ({ slotMinute, seats: duty(slotMinute) })),
    soldSeats: facts.contract.seats,
  });
}
