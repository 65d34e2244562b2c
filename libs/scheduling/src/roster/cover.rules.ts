import type { RequirementDay } from './requirement.service.js';

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
  const slots = requirement.find((day) => day.on === on)?.slots ?? [];
  const before = new Date(new Date(`${on}T00:00:00Z`).getTime() - 86_400_000).toISOString().slice(0, 10);
  return slots.map(({ slotMinute, seats }) => ({
    slotMinute,
    required: seats,
    planned: shifts.filter(
      (shift) =>
        (shift.on === on && atWork(shift, slotMinute)) ||
        (shift.on === before && atWork(shift, slotMinute + 1440)),
    ).length,
    sold,
  }));
}

function atWork(shift: WorkedShift, slotMinute: number): boolean {
  const until = slotMinute + 30;
  if (shift.startMinute > slotMinute || shift.endMinute < until) return false;
  return shift.breaks.every(
    (rest) => rest.startMinute >= until || rest.startMinute + rest.minutes <= slotMinute,
  );
}
