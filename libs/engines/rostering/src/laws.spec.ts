import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysFrom } from './builders.js';
import {
  type Assignment,
  checkRoster,
  coverOf,
  type PlacedBreak,
  type RosterInput,
  type ShiftTemplate,
  solveRoster,
} from './index.js';

const missingOf = (input: RosterInput, assignments: Assignment[]) =>
  coverOf(input, assignments).reduce((sum, slot) => sum + Math.max(0, slot.required - slot.planned), 0);

describe('laws of every roster', () => {
  it('breaks no rule, counts right, respects its bound, and explains every gap', () => {
    fc.assert(
      fc.property(anyInput(6, 16), fc.integer({ min: 0, max: 99 }), (input, seed) => {
        const roster = solveRoster(input, { seed, iterations: 1500 });
        expect(checkRoster(input, roster.assignments)).toEqual([]);
        expect(coverOf(input, roster.assignments)).toEqual(roster.cover);
        expect(missingOf(input, roster.assignments)).toBe(roster.uncoveredSeatSlots);
        expect(roster.lowerBoundSeatSlots).toBeLessThanOrEqual(roster.uncoveredSeatSlots);
        const gaps = roster.unmet.filter((reason) => reason.code !== 'LOCK_BREAKS_RULE');
        expect(gaps.length > 0).toBe(roster.uncoveredSeatSlots > 0);
      }),
      { numRuns: 80 },
    );
  });

  it('leaves no gap that one more lawful shift would fill', () => {
    fc.assert(
      fc.property(anyInput(4, 8), (input) => {
        const roster = solveRoster(input, { iterations: 800 });
        for (const added of everyAssignment(input)) {
          const more = [...roster.assignments, added];
          if (missingOf(input, more) >= roster.uncoveredSeatSlots) continue;
          expect(checkRoster(input, more)).not.toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the bound holds for every roster there is', () => {
    fc.assert(
      fc.property(anyInput(2, 3, 2), (input) => {
        const roster = solveRoster(input, { iterations: 1500 });
        // Locks that contradict each other bind the solver (it keeps some), but not the checker.
        fc.pre(roster.unmet.every((reason) => reason.code !== 'LOCK_BREAKS_RULE'));
        const fewest = fewestMissing(input);
        expect(roster.lowerBoundSeatSlots).toBeLessThanOrEqual(fewest);
        expect(roster.uncoveredSeatSlots).toBeGreaterThanOrEqual(fewest);
      }),
      { numRuns: 40 },
    );
  });
});

/** Tries every roster of a tiny input (cell by cell: off, or any assignment). */
function fewestMissing(input: RosterInput): number {
  const options = everyAssignment(input);
  const cells = input.agents.flatMap(({ id }) =>
    input.days.map((on) => options.filter((each) => each.agentId === id && each.on === on)),
  );
  const visit = (cell: number, chosen: Assignment[]): number => {
    const here = cells[cell];
    if (here === undefined)
      return checkRoster(input, chosen).length === 0 ? missingOf(input, chosen) : Infinity;
    return Math.min(visit(cell + 1, chosen), ...here.map((each) => visit(cell + 1, [...chosen, each])));
  };
  return visit(0, []);
}

/** Every assignment with breaks on half-hour steps. */
function everyAssignment(input: RosterInput): Assignment[] {
  return input.agents.flatMap(({ id: agentId }) =>
    input.days.flatMap((on) =>
      input.shifts.flatMap((shift) =>
        placements(shift).map((breaks) => ({ agentId, on, shiftId: shift.id, breaks })),
      ),
    ),
  );
}

function placements({ breaks: [rule] }: ShiftTemplate): PlacedBreak[][] {
  if (rule === undefined) return [[]];
  const steps = Math.floor((rule.latestMinute - rule.earliestMinute) / 30) + 1;
  return Array.from({ length: steps }, (_, step) => [
    { startMinute: rule.earliestMinute + step * 30, minutes: rule.minutes },
  ]);
}

function anyInput(mostAgents: number, mostDays: number, mostShifts = 4): fc.Arbitrary<RosterInput> {
  const half = (least: number, most: number) =>
    fc.integer({ min: least / 30, max: most / 30 }).map((n) => n * 30);
  const anyShift = fc
    .record({
      start: half(0, 1320),
      length: half(180, 600),
      mealAt: half(60, 120),
      slack: half(0, 30),
      meals: fc.nat(1),
    })
    .map(({ start, length, mealAt, slack, meals }) => ({
      startMinute: start,
      endMinute: start + length,
      breaks:
        meals === 0 || slack + mealAt + 30 > length
          ? []
          : [{ earliestMinute: start + mealAt, latestMinute: start + mealAt + slack, minutes: 30 }],
    }));
  return fc
    .record({
      dayCount: fc.integer({ min: 1, max: mostDays }),
      firstDay: fc.integer({ min: 2, max: 8 }),
      shifts: fc.array(anyShift, { minLength: 1, maxLength: mostShifts }),
      agentCount: fc.nat(mostAgents),
      dice: fc.array(fc.nat(9), { minLength: 30, maxLength: 30 }),
      rest: fc.constantFrom(0, 480, 660, 1440),
      maxConsecutiveDays: fc.integer({ min: 1, max: 7 }),
      weeklyDaysOff: fc.nat(2),
      maxMinutesPerWeek: fc.constantFrom(600, 1500, 2400, 3600),
      maxMinutesPerDay: fc.constantFrom(360, 480, 600),
      need: fc.array(fc.tuple(half(0, 1410), fc.nat(3)), { minLength: 1, maxLength: 8 }),
    })
    .map(({ dayCount, firstDay, shifts, agentCount, dice, rest, need, ...rules }) => {
      const days = daysFrom(dayCount, `2026-03-0${firstDay}`);
      let thrown = 0;
      const next = () => dice[thrown++ % dice.length] ?? 0;
      const ids = shifts.map((shift, index) => ({ id: `shift ${index}`, ...shift }));
      const anyDay = () => days[next() % days.length] ?? '';
      const agents = Array.from({ length: agentCount }, (_, index) => ({
        id: `agent ${index}`,
        certified: next() > 1,
        unavailable: next() > 7 ? [anyDay()] : [],
        fixedOff: next() > 7 ? [anyDay()] : [],
        lockedAssignments:
          next() > 6 ? [0, 1].map(() => ({ on: anyDay(), shiftId: ids[next() % ids.length]?.id ?? '' })) : [],
        ...(next() > 6 ? { maxMinutesPerWeek: next() * 200 } : {}),
        otherShifts:
          next() > 6
            ? [...new Set([anyDay(), daysFrom(dayCount + 1, days[0]).at(-1) ?? ''])].map((on) => ({
                on,
                startMinute: next() * 60,
                endMinute: 600 + next() * 120,
                workMinutes: 300 + next() * 30,
              }))
            : [],
        ...(next() > 6
          ? {
              previousTail: {
                consecutiveDaysWorked: next() % 7,
                lastShiftEnd: {
                  on: daysFrom(1, `2026-03-0${firstDay - 1}`)[0] ?? '',
                  minute: 900 + next() * 90,
                },
              },
            }
          : {}),
      }));
      const bySlot = new Map(need);
      const requirement = days.flatMap((on) =>
        [...bySlot].map(([slotMinute, seats]) => ({ on, slotMinute, seats: (seats + next()) % 4 })),
      );
      return { days, shifts: ids, agents, requirement, rules: { ...rules, minRestMinutes: rest } };
    });
}
