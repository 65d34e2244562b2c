import { type ChatModel, resolveModel } from './chat-model.js';
import { fewest, reaches, weightedReplyRate } from './day-target.js';
import { type DemandConfidence, type HalfHourDemand, SLOT_MINUTES, SLOTS_PER_DAY } from './day-shape.js';
import { type PeopleNeeded, peopleNeeded } from './people.js';
import type { MealBreaks, WorkShift } from './work-shift.js';
import { performanceFor, replyRateOf, requiredAgents, type StaffingTargets } from './required-agents.js';
import { requireRange, requireWhole, StaffingError } from './staffing.errors.js';
import type { SizingFact } from './why.js';

export interface SizeDayInput {
  /** Inquiries by half hour. A half hour of the window without a row counts as none and is named in `why`. */
  demand: readonly HalfHourDemand[];
  confidence: DemandConfidence;
  /** Service window in minutes from midnight, multiples of 30; 540..1440 for 09–24, 1080..1560 for 18–02. */
  window: { startMinute: number; endMinute: number };
  model: ChatModel;
  /** The reply target decides the seats sold; all targets decide the requirement of each half hour. */
  targets: StaffingTargets & { reply: NonNullable<StaffingTargets['reply']> };
  shrinkage: number;
  mealBreaks: MealBreaks;
  /** The provider's own; see `peopleNeeded`. */
  shifts?: readonly WorkShift[];
  weeklyMinutesPerPerson: number;
  weeklyRestDays: number;
  /** Default 7: weekends and ordinary holidays are worked. */
  serviceDaysPerWeek?: number;
  /** Most inquiries one seat may take in a day, where the category has such a cap. */
  maxInquiriesPerSeatPerDay?: number;
  /** Seats somebody has decided on; the figures are then what those seats achieve. */
  seats?: number;
  /** What a caller remembers: neither depends on the share that is aimed at, so nearby targets ask for the same. */
  remembered?: { performanceFor: typeof performanceFor; peopleNeeded: typeof peopleNeeded };
}

export interface SizedSlot {
  slotMinute: number;
  inquiries: number;
  /** Fewest agents at work that meet every target in this half hour; at least 1 inside the window. */
  requiredSeats: number;
  /** With the seats sold, on the basis (chat or message) of the target: */
  replyRate: number;
  waitingProbability: number;
  meanFirstResponseSeconds: number | null;
  occupancy: number;
  underTarget: boolean;
}

export interface DaySizing {
  confidence: DemandConfidence;
  /** The half hours of the window, in its order. */
  slots: SizedSlot[];
  inquiriesInWindow: number;
  inquiriesOutsideWindow: number;
  /** Smallest constant number of seats whose demand-weighted reply rate reaches the target over the window. */
  seatsSold: number;
  /** Demand-weighted over the window with the seats sold; null without any inquiry. */
  replyRate: number | null;
  /** Half hours in which the seats sold miss the reply target, worst first. */
  slotsUnderTarget: SizedSlot[];
  people: PeopleNeeded;
  /** The facts behind the figures, most important first, for one sentence each in any language. */
  why: SizingFact[];
}

/**
 * From a day's inquiries to seats and people: requirement by half hour, seats to sell, people to employ.
 *
 * Selling the weighted rate instead of the worst half hour is what a shop pays for; the half hours that fall
 * short are listed, so that nobody is surprised. Throws STAFFING_INPUT_INVALID and STAFFING_TARGET_UNREACHABLE.
 */
export function sizeDay(input: SizeDayInput): DaySizing {
  const { model, targets } = input;
  if (input.seats !== undefined) requireWhole('seats', input.seats, 1, 20_000);
  const demand = demandInWindow(input);
  const required = demand.slots.map(({ inquiries }) =>
    Math.max(
      1,
      requiredAgents({ arrivalsPerHour: inquiries * 2, model }, targets, input.remembered?.performanceFor)
        .agents,
    ),
  );
  const slotsWith = (seats: number): SizedSlot[] =>
    demand.slots.map((slot, index) => sizedSlot(slot, required[index] ?? 1, seats, input));

  const forCap = Math.ceil(demand.inside / (input.maxInquiriesPerSeatPerDay ?? Infinity));
  // Every half hour meets the target at its own requirement, so the largest of them is always enough.
  const enough = fewest(Math.max(1, forCap), Math.max(1, forCap, ...required), (seats) =>
    reaches(slotsWith(seats), targets.reply.share),
  );
  const seatsSold = input.seats ?? enough;
  const slots = slotsWith(seatsSold);
  const people = (input.remembered?.peopleNeeded ?? peopleNeeded)({
    seats: seatsSold,
    window: input.window,
    serviceDaysPerWeek: input.serviceDaysPerWeek ?? 7,
    ...(input.shifts ? { shifts: input.shifts } : {}),
    mealBreaks: input.mealBreaks,
    weeklyMinutesPerPerson: input.weeklyMinutesPerPerson,
    weeklyRestDays: input.weeklyRestDays,
    shrinkage: input.shrinkage,
  });
  const sizing = {
    confidence: input.confidence,
    slots,
    inquiriesInWindow: demand.inside,
    inquiriesOutsideWindow: demand.outside,
    seatsSold,
    replyRate: weightedReplyRate(slots),
    slotsUnderTarget: slots.filter((slot) => slot.underTarget).sort((a, b) => a.replyRate - b.replyRate),
    people,
  };
  const oneFewer = seatsSold > 1 ? weightedReplyRate(slotsWith(seatsSold - 1)) : null;
  return { ...sizing, why: factsOf(input, sizing, demand.withoutFigure, forCap, oneFewer) };
}

function sizedSlot(
  slot: HalfHourDemand,
  requiredSeats: number,
  seats: number,
  input: SizeDayInput,
): SizedSlot {
  const performance = (input.remembered?.performanceFor ?? performanceFor)(
    { arrivalsPerHour: slot.inquiries * 2, model: input.model },
    seats,
    input.targets,
  );
  const replyRate = replyRateOf(performance, input.targets.reply);
  return {
    ...slot,
    requiredSeats,
    replyRate,
    waitingProbability: performance.waitingProbability,
    meanFirstResponseSeconds: performance.meanFirstResponseSeconds,
    occupancy: performance.occupancy,
    underTarget: replyRate < input.targets.reply.share,
  };
}

function demandInWindow(input: SizeDayInput): {
  slots: HalfHourDemand[];
  inside: number;
  outside: number;
  withoutFigure: number;
} {
  const { startMinute, endMinute } = input.window;
  requireSlotMinute('window.startMinute', startMinute, 0, 1410);
  requireSlotMinute('window.endMinute', endMinute, startMinute + SLOT_MINUTES, startMinute + 1440);
  if (input.maxInquiriesPerSeatPerDay !== undefined) {
    requireRange('maxInquiriesPerSeatPerDay', input.maxInquiriesPerSeatPerDay, 1, 1_000_000);
  }
  const bySlot = new Map<number, number>();
  for (const { slotMinute, inquiries } of input.demand) {
    requireSlotMinute('demand.slotMinute', slotMinute, 0, 1410);
    requireRange('demand.inquiries', inquiries, 0, 500_000);
    if (bySlot.has(slotMinute)) {
      throw new StaffingError('STAFFING_INPUT_INVALID', { field: 'demand', slotMinute, twice: true });
    }
    bySlot.set(slotMinute, inquiries);
  }
  const slotMinutes = Array.from(
    { length: (endMinute - startMinute) / SLOT_MINUTES },
    (_, index) => (startMinute + index * SLOT_MINUTES) % (SLOTS_PER_DAY * SLOT_MINUTES),
  );
  const slots = slotMinutes.map((slotMinute) => ({ slotMinute, inquiries: bySlot.get(slotMinute) ?? 0 }));
  const inside = slots.reduce((sum, slot) => sum + slot.inquiries, 0);
  const isInside = new Set(slotMinutes);
  const outside = input.demand
    .filter((slot) => !isInside.has(slot.slotMinute))
    .reduce((sum, slot) => sum + slot.inquiries, 0);
  return { slots, inside, outside, withoutFigure: slotMinutes.filter((slot) => !bySlot.has(slot)).length };
}

function requireSlotMinute(field: string, value: number, least: number, most: number): void {
  requireWhole(field, value, least, most);
  if (value % SLOT_MINUTES !== 0) {
    throw new StaffingError('STAFFING_INPUT_INVALID', { field, value, multipleOf: SLOT_MINUTES });
  }
}

function factsOf(
  input: SizeDayInput,
  sizing: Omit<DaySizing, 'why'>,
  slotsWithoutFigure: number,
  seatsForCap: number,
  oneFewer: number | null,
): SizingFact[] {
  const { people, slotsUnderTarget, seatsSold, inquiriesInWindow } = sizing;
  const { reply } = input.targets;
  const resolved = resolveModel(input.model);
  const serviceDays = input.serviceDaysPerWeek ?? 7;
  const facts: SizingFact[] = [
    {
      code: 'DEMAND',
      confidence: input.confidence,
      inquiriesInWindow,
      inquiriesOutsideWindow: sizing.inquiriesOutsideWindow,
    },
  ];
  const peak = sizing.slots.reduce((best, slot) => (slot.inquiries > best.inquiries ? slot : best));
  if (peak.inquiries > 0) {
    facts.push({
      code: 'PEAK',
      slotMinute: peak.slotMinute,
      inquiries: peak.inquiries,
      requiredSeats: peak.requiredSeats,
    });
  }
  facts.push({
    code: 'MODEL',
    handleTimeSeconds: resolved.handleTimeSeconds,
    concurrencyCap: resolved.cap,
    slowdown: resolved.slowdown,
    mostChatsPerAgentHour: 3600 * (resolved.levelRate[resolved.cap] ?? 0),
  });
  if (sizing.replyRate !== null) {
    const { replyRate } = sizing;
    const { withinSeconds, share: targetShare } = reply;
    facts.push({ code: 'SEATS_SOLD', seats: seatsSold, replyRate, targetShare, withinSeconds });
  }
  if (seatsForCap === seatsSold && seatsForCap > 1) {
    facts.push({
      code: 'RECEPTION_CAP',
      maxInquiriesPerSeatPerDay: input.maxInquiriesPerSeatPerDay ?? 0,
      seats: seatsForCap,
    });
  }
  if (oneFewer !== null) facts.push({ code: 'ONE_SEAT_FEWER', seats: seatsSold - 1, replyRate: oneFewer });
  const worst = slotsUnderTarget[0];
  if (worst !== undefined) {
    const inquiries = slotsUnderTarget.reduce((sum, slot) => sum + slot.inquiries, 0);
    facts.push({
      code: 'SLOTS_UNDER_TARGET',
      slots: slotsUnderTarget.length,
      inquiriesShare: inquiriesInWindow === 0 ? 0 : inquiries / inquiriesInWindow,
      worstSlotMinute: worst.slotMinute,
      worstReplyRate: worst.replyRate,
    });
  }
  const windowMinutes = input.window.endMinute - input.window.startMinute;
  facts.push({
    code: 'WINDOW',
    ...input.window,
    serviceDaysPerWeek: serviceDays,
    seatMinutesPerWeek: seatsSold * windowMinutes * serviceDays,
  });
  if (people.reliefMinutesPerDay > 0) {
    facts.push({
      code: 'MEAL_RELIEF',
      breaksPerShift: input.mealBreaks.count,
      minutesPerBreak: input.mealBreaks.minutes,
      reliefMinutesPerDay: people.reliefMinutesPerDay,
    });
  }
  facts.push({
    code: 'PEOPLE',
    people: people.people,
    shiftsPerDay: people.shiftsPerDay,
    shiftsPerPersonPerWeek: people.shiftsPerPersonPerWeek,
    shrinkage: input.shrinkage,
  });
  if (slotsWithoutFigure > 0) facts.push({ code: 'SLOTS_WITHOUT_FIGURE', slots: slotsWithoutFigure });
  return facts;
}
