import { addDays } from '@zuoxi/platform/calendar';
import type { RequirementDay } from './roster.entity.js';

interface WorkedShift {
  readonly on: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly breaks: readonly { readonly startMinute: number; readonly minutes: number }[];
}

export interface CoverSlot {
  readonly slotMinute: number;
  readonly required: number;
  /** Agents at work for the whole half hour. */
  readonly planned: number;
  readonly sold: number;
}

/** Required, planned and sold seats in each half hour of a day's service window; shifts of the day before reach in. */
export function coverOfDay(
  requirement: readonly RequirementDay[],
  shifts: readonly WorkedShift[],
  on: string,
  sold: number,
): CoverSlot[] {
  return coverIn(
    requirement,
    Map.groupBy(shifts, (shift) => shift.on),
    on,
    sold,
  );
}

/** As `coverOfDay`, for one day after the other of the same shifts: those of each day, looked up. */
export function coverIn(
  requirement: readonly RequirementDay[],
  shiftsOn: ReadonlyMap<string, readonly WorkedShift[]>,
  on: string,
  sold: number,
): CoverSlot[] {
  const slots = requirement.find((day) => day.on === on)?.slots ?? [];
  const own = shiftsOn.get(on) ?? [];
  const before = shiftsOn.get(addDays(on, -1)) ?? [];
  const count = (some: readonly WorkedShift[], minute: number) =>
    some.reduce((sum, shift) => sum + (keepsSlot(shift, minute) ? 1 : 0), 0);
  return slots.map(({ slotMinute, seats }) => ({
    slotMinute,
    required: seats,
    planned: count(own, slotMinute) + count(before, slotMinute + 1440),
    sold,
  }));
}

/**
 * Seats to fill in each half hour: what the traffic needs, and never fewer than were sold on that day, less those that
 * shifts of the evening before keep already.
 */
export function coverToFill(
  requirement: readonly RequirementDay[],
  soldOn: (on: string) => number,
  eve: readonly WorkedShift[] = [],
): { on: string; slotMinute: number; seats: number }[] {
  const eveOn = Map.groupBy(eve, (shift) => shift.on);
  return requirement.flatMap(({ on }) =>
    coverIn(requirement, eveOn, on, soldOn(on)).map((slot) => ({
      on,
      slotMinute: slot.slotMinute,
      seats: missingIn(slot),
    })),
  );
}

export const toFill = ({ required, sold }: Pick<CoverSlot, 'required' | 'sold'>): number =>
  Math.max(required, sold);

/** Seats that stay empty in a half hour, of those needed and of those sold. */
export const missingIn = (slot: CoverSlot): number => Math.max(0, toFill(slot) - slot.planned);

export interface CoverGap {
  readonly on: string;
  readonly slotMinute: number;
  readonly untilMinute: number;
  readonly missing: number;
}

/** The half hours of a day that stay short, those in a row with as many missing as one. */
export function gapsOf(on: string, cover: readonly CoverSlot[]): CoverGap[] {
  const gaps: CoverGap[] = [];
  for (const slot of cover) {
    const missing = missingIn(slot);
    if (missing === 0) continue;
    const last = gaps.at(-1);
    const goesOn = last?.untilMinute === slot.slotMinute && last.missing === missing;
    const slotMinute = goesOn ? last.slotMinute : slot.slotMinute;
    gaps.splice(goesOn ? -1 : gaps.length, 1, { on, slotMinute, untilMinute: slot.slotMinute + 30, missing });
  }
  return gaps;
}

/** Whether somebody in the shift answers for all of a day's half hour; that of the evening before reaches in. */
export function isAtWork(shift: WorkedShift, on: string, slotMinute: number): boolean {
  if (shift.on === on) return keepsSlot(shift, slotMinute);
  return shift.on === addDays(on, -1) && keepsSlot(shift, slotMinute + 1440);
}

function keepsSlot(shift: WorkedShift, slotMinute: number): boolean {
  const until = slotMinute + 30;
  if (shift.startMinute > slotMinute || shift.endMinute < until) return false;
  return shift.breaks.every(
    (rest) => rest.startMinute >= until || rest.startMinute + rest.minutes <= slotMinute,
  );
}
