import { requireRange, requireWhole } from './staffing.errors.js';

/** Seats in the half hour from `slotMinute`; `on` (business date) only where several days are judged at once. */
export interface SlotSeats {
  on?: string;
  slotMinute: number;
  seats: number;
}

export interface AdviseSeatsInput {
  requiredPerSlot: readonly SlotSeats[];
  onDutyPerSlot: readonly SlotSeats[];
  soldSeats: number;
  /** Share of half hours that may be short before a seat is advised; default 0.1 (three of a 15-hour day). */
  toleratedShortShare?: number;
}

export interface AdvisedSlot {
  on?: string;
  slotMinute: number;
  required: number;
  /** Null when nobody recorded who was on duty: missing is not 0. */
  onDuty: number | null;
  /** required − sold for 'add', sold − required for 'reduce'. */
  gap: number;
}

export interface SeatAdvice {
  kind: 'add' | 'reduce' | 'keep';
  /** Seats to add or to take away; 0 for 'keep'. */
  seats: number;
  /** Up to five half hours that speak loudest for the advice. */
  worstSlots: AdvisedSlot[];
  /** Share of half hours in which the need was above the seats sold. */
  shortShare: number;
  /** Half hours in which we kept fewer seats than were sold, needed or not: our shortfall, not the client's. */
  slotsBelowSold: number;
}

const WORST_SLOTS = 5;

/**
 * Too few seats cost conversion, too many cost money: what should the client buy?
 *
 * The need is compared with the seats *sold*. Half hours short because we rostered less than was sold are
 * counted apart and never turned into a reason to buy more. Seats are advised so that, after the change, at
 * most the tolerated share of half hours is short; at least one seat always stays.
 * Throws STAFFING_INPUT_INVALID.
 */
export function adviseSeats(input: AdviseSeatsInput): SeatAdvice {
  const { soldSeats } = input;
  const tolerated = input.toleratedShortShare ?? 0.1;
  requireWhole('soldSeats', soldSeats, 1, 20_000);
  requireRange('toleratedShortShare', tolerated, 0, 0.99);
  const onDuty = new Map(input.onDutyPerSlot.map((slot) => [keyOf(slot), slot.seats]));
  const slots = input.requiredPerSlot.map((slot) => {
    requireRange('requiredPerSlot.seats', slot.seats, 0, 20_000);
    return { slot, required: slot.seats, onDuty: onDuty.get(keyOf(slot)) ?? null };
  });
  const slotsBelowSold = slots.filter((slot) => slot.onDuty !== null && slot.onDuty < soldSeats).length;
  if (slots.length === 0) return { kind: 'keep', seats: 0, worstSlots: [], shortShare: 0, slotsBelowSold };

  // The seats that leave at most the tolerated share short: drop that many of the highest needs, take the next.
  const needs = slots.map((slot) => slot.required).sort((a, b) => b - a);
  const wanted = Math.max(1, Math.ceil(needs[Math.floor(tolerated * needs.length)] ?? 1));
  const kind = wanted > soldSeats ? 'add' : wanted < soldSeats ? 'reduce' : 'keep';
  const sign = kind === 'reduce' ? -1 : 1;
  const worstSlots = slots
    .map(({ slot, required, onDuty: duty }) => ({
      ...(slot.on === undefined ? {} : { on: slot.on }),
      slotMinute: slot.slotMinute,
      required,
      onDuty: duty,
      gap: sign * (required - soldSeats),
    }))
    .filter((slot) => slot.gap > 0)
    .sort((a, b) => b.gap - a.gap)
    .slice(0, WORST_SLOTS);
  return {
    kind,
    seats: Math.abs(wanted - soldSeats),
    worstSlots,
    shortShare: slots.filter((slot) => slot.required > soldSeats).length / slots.length,
    slotsBelowSold,
  };
}

function keyOf(slot: SlotSeats): string {
  return `${slot.on ?? ''}@${slot.slotMinute}`;
}
