import { SLOTS_PER_DAY } from './patterns.js';
import type { Problem } from './problem.js';
import { maximum } from './simplex.js';

/** Numbers of shifts a day for which prices are sought, around the ones that the week allows. */
const AROUND = 3;

/**
 * Seat-half-hours that stay uncovered because people work whole shifts: with k of them a day misses at least f(k), and
 * a week has only as many as rest days, hours and absences leave. The week's best split over its days is what must be
 * missing; weeks add up.
 *
 * f(k) from prices π ≤ 1 of half hours and λ of a shift, no pattern dearer than λ: at least Σ π·need − k·λ is missing
 * (linear duality), a whole number. Who works which shift, rests between them and locks are left out, so the bound may
 * be low, never high. Nothing is said where shifts overlap all round the clock.
 */
export function shiftBound(problem: Problem): number {
  const { days, need, patterns, shifts, weekCount, weekOf } = problem;
  const cut = cutOf(problem);
  if (cut === null || shifts.length === 0) return 0;
  const distinct = [...new Map(patterns.map(({ slots }) => [slots.join(), [...slots]])).values()];
  const shortest = Math.min(...shifts.map(({ workMinutes }) => workMinutes));
  const missingIn = new Map<string, (k: number) => number>();

  let missing = 0;
  for (let week = 0; week < weekCount; week += 1) {
    const own = days.map((_, day) => day).filter((day) => weekOf[day] === week);
    const shiftsLeft = shiftsOfWeek(problem, week, own, shortest);
    const perDay = own.map(
      (day) => problem.agents.filter((agent) => agent.certified && !agent.absence[day]).length,
    );
    const center = Math.floor(shiftsLeft / Math.max(1, own.length));
    const missingOn = own.map((day) => {
      // From the cut of one day to that of the next; before the first day nobody is rostered.
      const ownNeed = Array.from(
        { length: SLOTS_PER_DAY },
        (_, slot) => need[day * SLOTS_PER_DAY + cut + slot] ?? 0,
      );
      const key = `${center} ${ownNeed.join()}`;
      const known = missingIn.get(key) ?? missingWith(ownNeed, distinct, cut, center);
      missingIn.set(key, known);
      return known;
    });
    missing += bestSplit(missingOn, perDay, shiftsLeft);
  }
  return missing;
}

/** A half hour of the day that no shift is at work across: the day's own half hours begin with it. */
function cutOf({ patterns }: Problem): number | null {
  const crossed = new Set<number>();
  for (const { slots } of patterns) {
    for (let slot = (slots[0] ?? 0) + 1; slot <= (slots.at(-1) ?? 0); slot += 1)
      crossed.add(slot % SLOTS_PER_DAY);
    // One that begins the day before would otherwise count for the day on which it ends.
    if ((slots[0] ?? 0) >= SLOTS_PER_DAY) return null;
  }
  for (let slot = 0; slot < SLOTS_PER_DAY; slot += 1) {
    const isStart = patterns.every(({ slots }) => (slots[0] ?? slot) >= slot);
    if (!crossed.has(slot) && isStart) return slot;
  }
  return null;
}

/** The most shifts that all agents together may work in a week. */
function shiftsOfWeek(
  { agents, rules }: Problem,
  week: number,
  days: readonly number[],
  shortest: number,
): number {
  return agents.reduce((sum, agent) => {
    if (!agent.certified) return sum;
    const present = days.filter((day) => !agent.absence[day]).length;
    const rested = 7 - rules.weeklyDaysOff - (agent.weekDaysElsewhere[week] ?? 0);
    const minutes = agent.maxMinutesPerWeek - (agent.weekMinutesElsewhere[week] ?? 0);
    const byHours = shortest > 0 ? Math.floor(minutes / shortest) : Infinity;
    return sum + Math.max(0, Math.min(present, rested, byHours));
  }, 0);
}

/** The fewest seat-half-hours a day misses with k shifts, as far as prices around `center` shifts show. */
function missingWith(
  need: readonly number[],
  patterns: readonly (readonly number[])[],
  cut: number,
  center: number,
): (k: number) => number {
  const open = need.flatMap((seats, slot) => (seats > 0 ? [slot] : []));
  const place = new Map(open.map((slot, index) => [slot, index]));
  const rows = patterns.map((slots) => {
    const row = [...new Array<number>(open.length).fill(0), -1];
    for (const slot of slots) {
      const at = place.get(slot - cut);
      if (at !== undefined) row[at] = 1;
    }
    return row;
  });
  const atMostOne = open.map((_, at) => [...open.map((_slot, other) => (other === at ? 1 : 0)), 0]);
  const lines: { whole: number; perShift: number }[] = [];
  for (let k = Math.max(0, center - AROUND); k <= center + AROUND; k += 1) {
    const { at } = maximum({
      goal: [...open.map((slot) => need[slot] ?? 0), -k],
      rows: [...rows, ...atMostOne],
      limits: [...rows.map(() => 0), ...atMostOne.map(() => 1)],
    });
    const whole = open.reduce((sum, slot, index) => sum + (need[slot] ?? 0) * (at[index] ?? 0), 0);
    lines.push({ whole, perShift: at[open.length] ?? 0 });
  }
  return (k) => Math.max(0, ...lines.map(({ whole, perShift }) => Math.ceil(whole - k * perShift - 1e-6)));
}

/** The least that days miss together when `shifts` shifts are split among them, each day with no more than its agents. */
function bestSplit(
  missingOn: readonly ((k: number) => number)[],
  perDay: readonly number[],
  shifts: number,
): number {
  let best = new Array<number>(shifts + 1).fill(0);
  missingOn.forEach((missing, day) => {
    const most = perDay[day] ?? 0;
    const own = Array.from({ length: most + 1 }, (_, k) => missing(k));
    const enough = own.findIndex((value) => value === own[most]);
    best = best.map((_, left) => {
      let least = Infinity;
      for (let k = 0; k <= Math.min(left, enough); k += 1) {
        least = Math.min(least, (own[k] ?? 0) + (best[left - k] ?? 0));
      }
      return least;
    });
  });
  return best[shifts] ?? 0;
}
