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
  /** Fewest seats with which what was asked is answered as promised (`seatsForDay`): what a quote of it would sell. */
  enoughSeats: number;
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
 * Too few seats cost conversion, too many cost money: what should the client buy? What a quote of the very day would
 * sell, so that a day as it was quoted is never a reason to buy more.
 *
 * The need is compared with the seats *sold*. Half hours short because we rostered less than was sold are
 * counted apart and never turned into a reason to buy more.
 * Throws STAFFING_INPUT_INVALID.
 */
export function adviseSeats(input: AdviseSeatsInput): SeatAdvice {
  const { soldSeats, enoughSeats } = input;
  requireWhole('soldSeats', soldSeats, 1, 20_000);
  requireWhole('enoughSeats', enoughSeats, 1, 20_000);
  const onDuty = new Map(input.onDutyPerSlot.map((slot) => [keyOf(slot), slot.seats]));
  const slots = input.requiredPerSlot.map((slot) => {
    requireRange('requiredPerSlot.seats', slot.seats, 0, 20_000);
    return { slot, required: slot.seats, onDuty: onDuty.get(keyOf(slot)) ?? null };
  });
  const slotsBelowSold = slots.filter((slot) => slot.onDuty !== null && slot.onDuty < soldSeats).length;
  if (slots.length === 0) return { kind: 'keep', seats: 0, worstSlots: [], shortShare: 0, slotsBelowSold };

  const kind = enoughSeats > soldSeats ? 'add' : enoughSeats < soldSeats ? 'reduce' : 'keep';
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
    seats: Math.abs(enoughSeats - soldSeats),
    worstSlots,
    shortShare: slots.filter((slot) => slot.required > soldSeats).length / slots.length,
    slotsBelowSold,
  };
}

function keyOf(slot: SlotSeats): string {
  return `${slot.on ?? ''}@${slot.slotMinute}`;
}
