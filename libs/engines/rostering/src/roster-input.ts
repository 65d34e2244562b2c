import { dayNumberOf } from './calendar.js';
import { requireWhole, RosterInputError } from './roster.errors.js';
import type { PlacedBreak, RosterAgent, RosterInput, ShiftTemplate } from './roster.types.js';

/** Throws ROSTER_INPUT_INVALID naming the first field that is wrong. Too few agents are not a mistake. */
export function checkRosterInput(input: RosterInput): void {
  const { days, shifts, agents, requirement, rules } = input;
  requireWhole('days.length', days.length, 1, 400);
  days.forEach((on, index) => {
    const isNext = index === 0 || dayNumberOf(on) === dayNumberOf(days[index - 1] ?? '') + 1;
    dayNumberOf(on);
    if (!isNext) throw new RosterInputError({ field: `days.${index}`, value: on, mustBe: 'the next day' });
  });
  refuseDuplicates('shifts', shifts);
  refuseDuplicates('agents', agents);
  shifts.forEach(checkShift);
  agents.forEach((agent) => checkAgent(agent, shifts));

  const seen = new Set<string>();
  for (const { on, slotMinute, seats } of requirement) {
    if (!days.includes(on)) throw new RosterInputError({ field: 'requirement.on', value: on });
    requireWhole('requirement.slotMinute', slotMinute, 0, 1410);
    requireWhole('requirement.slotMinute / 30', slotMinute / 30, 0, 47);
    requireWhole('requirement.seats', seats, 0, 10_000);
    const key = `${on} ${slotMinute}`;
    if (seen.has(key)) throw new RosterInputError({ field: 'requirement', on, slotMinute, twice: true });
    seen.add(key);
  }
  requireWhole('rules.minRestMinutes', rules.minRestMinutes, 0, 2880);
  requireWhole('rules.maxConsecutiveDays', rules.maxConsecutiveDays, 1, 400);
  requireWhole('rules.weeklyDaysOff', rules.weeklyDaysOff, 0, 6);
  requireWhole('rules.maxMinutesPerWeek', rules.maxMinutesPerWeek, 0, 10_080);
  requireWhole('rules.maxMinutesPerDay', rules.maxMinutesPerDay, 0, 1440);
}

function refuseDuplicates(field: string, rows: readonly { id: string }[]): void {
  const ids = new Set(rows.map((row) => row.id));
  if (ids.size !== rows.length) throw new RosterInputError({ field, duplicateIds: true });
}

function checkShift(shift: ShiftTemplate): void {
  const field = `shifts.${shift.id}`;
  requireWhole(`${field}.startMinute`, shift.startMinute, 0, 1439);
  requireWhole(`${field}.endMinute`, shift.endMinute, shift.startMinute + 30, 2880);
  for (const rule of shift.breaks) {
    requireWhole(`${field}.breaks.minutes`, rule.minutes, 1, 480);
    const latest = shift.endMinute - rule.minutes;
    requireWhole(`${field}.breaks.earliestMinute`, rule.earliestMinute, shift.startMinute, latest);
    requireWhole(`${field}.breaks.latestMinute`, rule.latestMinute, rule.earliestMinute, latest);
  }
}

function checkAgent(agent: RosterAgent, shifts: readonly ShiftTemplate[]): void {
  const field = `agents.${agent.id}`;
  if (agent.maxMinutesPerWeek !== undefined) {
    requireWhole(`${field}.maxMinutesPerWeek`, agent.maxMinutesPerWeek, 0, 10_080);
  }
  for (const on of [...(agent.unavailable ?? []), ...(agent.fixedOff ?? [])]) dayNumberOf(on);
  const tail = agent.previousTail;
  if (tail !== undefined) {
    requireWhole(`${field}.previousTail.consecutiveDaysWorked`, tail.consecutiveDaysWorked, 0, 10_000);
    requireWhole(`${field}.previousTail.weekDaysWorked`, tail.weekDaysWorked ?? 0, 0, 6);
    requireWhole(`${field}.previousTail.weekMinutesWorked`, tail.weekMinutesWorked ?? 0, 0, 10_080);
    if (tail.lastShiftEnd !== null) {
      dayNumberOf(tail.lastShiftEnd.on);
      requireWhole(`${field}.previousTail.lastShiftEnd.minute`, tail.lastShiftEnd.minute, 0, 2880);
    }
  }
  for (const other of agent.otherShifts ?? []) {
    dayNumberOf(other.on);
    requireWhole(`${field}.otherShifts.startMinute`, other.startMinute, 0, 1439);
    requireWhole(`${field}.otherShifts.endMinute`, other.endMinute, other.startMinute, 2880);
    requireWhole(`${field}.otherShifts.workMinutes`, other.workMinutes, 0, 2880);
  }
  for (const lock of agent.lockedAssignments ?? []) {
    const shift = shifts.find(({ id }) => id === lock.shiftId);
    if (shift === undefined) {
      throw new RosterInputError({ field: `${field}.lockedAssignments.shiftId`, value: lock.shiftId });
    }
    if (lock.breaks !== undefined && !fitsRules(shift, lock.breaks)) {
      throw new RosterInputError({ field: `${field}.lockedAssignments.breaks`, on: lock.on });
    }
  }
}

/** Whether breaks are the ones the shift asks for, in its order, each inside its window and none over another. */
export function fitsRules(shift: ShiftTemplate, breaks: readonly PlacedBreak[]): boolean {
  if (breaks.length !== shift.breaks.length) return false;
  return breaks.every((placed, index) => {
    const rule = shift.breaks[index];
    return (
      rule !== undefined &&
      placed.minutes === rule.minutes &&
      placed.startMinute >= rule.earliestMinute &&
      placed.startMinute <= rule.latestMinute &&
      breaks.slice(0, index).every((other) => !overlaps(placed, other))
    );
  });
}

export function overlaps(one: PlacedBreak, other: PlacedBreak): boolean {
  return (
    one.startMinute < other.startMinute + other.minutes && other.startMinute < one.startMinute + one.minutes
  );
}
