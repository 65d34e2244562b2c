import { fitsRules, overlaps } from './roster-input.js';
import { RosterInputError } from './roster.errors.js';
import type { PlacedBreak, ShiftTemplate } from './roster.types.js';

export const SLOT_MINUTES = 30;
export const SLOTS_PER_DAY = 48;

/** A shift with its breaks in place: what an agent can be given on a day. */
export interface Pattern {
  shift: number;
  breaks: PlacedBreak[];
  /** Half hours fully at work, counted from midnight of the start day (0..95). */
  slots: Int16Array;
}

/** More placements of breaks than this add search time and hardly any cover. */
const MOST_PATTERNS_PER_SHIFT = 144;

/**
 * Every placement of a shift's breaks on half-hour steps from each window's start; wider steps where that
 * would be more than 144. Throws ROSTER_INPUT_INVALID when the breaks cannot be placed without overlap.
 */
export function patternsOf(shift: ShiftTemplate, index: number): Pattern[] {
  let placements: PlacedBreak[][] = [];
  for (let step = SLOT_MINUTES; ; step += SLOT_MINUTES) {
    placements = placementsOf(shift, step);
    if (placements.length <= MOST_PATTERNS_PER_SHIFT) break;
  }
  // Wide steps may jump over the only placements that do not overlap.
  if (placements.length === 0) placements = placementsOf(shift, SLOT_MINUTES);
  if (placements.length === 0) {
    throw new RosterInputError({ field: `shifts.${shift.id}.breaks`, placeable: false });
  }
  return placements.slice(0, MOST_PATTERNS_PER_SHIFT).map((breaks) => patternOf(shift, index, breaks));
}

export function patternOf(shift: ShiftTemplate, index: number, breaks: PlacedBreak[]): Pattern {
  const slots: number[] = [];
  const first = Math.ceil(shift.startMinute / SLOT_MINUTES);
  for (let slot = first; (slot + 1) * SLOT_MINUTES <= shift.endMinute; slot += 1) {
    const half = { startMinute: slot * SLOT_MINUTES, minutes: SLOT_MINUTES };
    if (!breaks.some((placed) => overlaps(placed, half))) slots.push(slot);
  }
  return { shift: index, breaks, slots: Int16Array.from(slots) };
}

function placementsOf(shift: ShiftTemplate, step: number): PlacedBreak[][] {
  let placements: PlacedBreak[][] = [[]];
  for (const rule of shift.breaks) {
    const starts: number[] = [];
    for (let start = rule.earliestMinute; start <= rule.latestMinute; start += step) starts.push(start);
    placements = placements.flatMap((breaks) =>
      starts.map((startMinute) => [...breaks, { startMinute, minutes: rule.minutes }]),
    );
  }
  return placements.filter((breaks) => fitsRules(shift, breaks));
}
