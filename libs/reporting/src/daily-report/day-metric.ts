import {
  addDays,
  type Cell,
  cellOf,
  type DutyDay,
  type Metric,
  type Reading,
  readMetric,
  totalOf,
} from '@zuoxi/metrics';
import type { PromiseFacts, WorkedShift } from './report.facts.js';

/** What a metric came to on a day; null: nothing is known of it. */
export function dayCell(facts: PromiseFacts, metric: Metric, on: string): Cell | null {
  switch (metric.origin) {
    case 'export':
      return null;
    case 'reviews':
      return cellOf(metric.measure(reviewDay(facts, on)));
    case 'duty':
      return cellOf(metric.measure(dutyDay(facts, on)));
    default: {
      const day = facts.days.get(on);
      const isKnown = metric.needs.every((kind) =>
        kind === 'conversations' ? day?.hasChats : facts.covers(kind, on),
      );
      if (!isKnown) return null;
      return day?.sums[metric.fact] ?? (metric.denominator === null ? [0, 0] : null);
    }
  }
}

/** A metric over days, from their sums: never a mean of rates. Null: of none of them anything is known. */
export function readDays(facts: PromiseFacts, metric: Metric, days: readonly string[]): Reading | null {
  const known = days.flatMap((on) => {
    const cell = dayCell(facts, metric, on);
    return cell ? [{ [metric.fact]: cell }] : [];
  });
  return known.length ? readMetric(metric, totalOf(known)) : null;
}

/** Whoever wrote by hand, and what was reviewed of it. An account that nobody has matched stands for itself. */
export const reviewDay = (facts: PromiseFacts, on: string) => ({
  on,
  agents: (facts.days.get(on)?.accounts ?? []).map((account) => facts.agentOf.get(account) ?? account),
  reviews: facts.reviews.flatMap((review) =>
    review.on === on && review.isScored && review.reviewedOn !== null
      ? [{ agentId: review.agentId, reviewedOn: review.reviewedOn }]
      : [],
  ),
});

/** Seats of the day's service hours, as far as contract and published roster tell of them. */
export function dutyDay(facts: PromiseFacts, on: string): DutyDay {
  const { contract } = facts;
  if (!contract || on < contract.startsOn) return { on, slots: [] };
  const duty = dutyPerSlot(facts.shifts, on);
  return {
    on,
    slots: serviceSlots(facts, on, contract.startsOn).map((slotMinute) => ({
      slotMinute,
      sold: contract.seats,
      onDuty: duty(slotMinute),
    })),
  };
}

/**
 * Half hours of a calendar day in which the shop was to be served, in their order. Hours after midnight are rostered with
 * the evening before; they lie where their chats do.
 *
 * @param since the evening that is the first one
 */
export function serviceSlots(
  { requirement }: Pick<PromiseFacts, 'requirement'>,
  on: string,
  since = '',
): number[] {
  const evening = addDays(on, -1);
  const afterMidnight = since <= evening ? (requirement.get(evening) ?? []) : [];
  const minutes = [
    ...afterMidnight.map(({ slotMinute }) => slotMinute - 1440),
    ...(requirement.get(on) ?? []).map(({ slotMinute }) => slotMinute),
  ];
  return [...new Set(minutes)].filter((minute) => minute >= 0 && minute < 1440).sort((a, b) => a - b);
}

/** Agents rostered for the whole half hour; shifts of the day before reach in after midnight. */
export function dutyPerSlot(shifts: readonly WorkedShift[], on: string): (slotMinute: number) => number {
  const own = shiftsAround(shifts, on);
  return (slotMinute) => own.filter((shift) => isAtSeat(shift, slotMinute)).length;
}

/** Half hours of a day with what runs on after its midnight. */
const halfHours = Array.from({ length: 96 }, (_, index) => index * 30);

/** A shift of the published roster as far as it reaches into the day. */
export interface ShiftRow {
  readonly agentId: string | null;
  readonly alias: string | null;
  /** Of the day: below 0 in the night before, 1440 and more after its midnight. */
  readonly startMinute: number;
  readonly endMinute: number;
  /** Half hours in which it fills a seat; those of its meals are not among them. */
  readonly slots: readonly number[];
}

/** What the seats of each half hour are made of: the shifts, in minutes of the day, and where each counts. */
export const shiftRows = (shifts: readonly WorkedShift[], on: string): ShiftRow[] =>
  shiftsAround(shifts, on)
    .map((shift) => ({
      ...{ agentId: shift.agentId, alias: shift.alias },
      startMinute: shift.startMinute + shift.from,
      endMinute: shift.endMinute + shift.from,
      slots: halfHours.filter((slotMinute) => isAtSeat(shift, slotMinute)),
    }))
    .filter(({ slots }) => slots.length)
    .sort((a, b) => a.startMinute - b.startMinute || a.endMinute - b.endMinute);

type ShiftOfDay = WorkedShift & { readonly from: number };

function shiftsAround(shifts: readonly WorkedShift[], on: string): ShiftOfDay[] {
  return shifts.flatMap((shift) => {
    const shifted = [on, addDays(on, -1), addDays(on, 1)].indexOf(shift.on);
    return shifted < 0 ? [] : [{ ...shift, from: [0, -1440, 1440][shifted] as number }];
  });
}

function isAtSeat({ from, startMinute, endMinute, breaks }: ShiftOfDay, slotMinute: number): boolean {
  const start = slotMinute - from;
  const end = start + 30;
  return (
    startMinute <= start &&
    endMinute >= end &&
    breaks.every((rest) => rest.startMinute >= end || rest.startMinute + rest.minutes <= start)
  );
}
