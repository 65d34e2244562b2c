import { maximum } from '@zuoxi/rostering';
import { SLOT_MINUTES, SLOTS_PER_DAY } from './day-shape.js';
import type { MealBreaks, WorkShift } from './work-shift.js';

/** One kind of meal: who works the shift eats inside the window, both ends inclusive, in slots of the service window's order. */
interface MealWindow {
  shift: number;
  earliest: number;
  latest: number;
}

/**
 * The shifts of a shop that grants each agent `meals` breaks. A shift is as long as before, so that a break comes out
 * of the seat's cover. Breaks that the shift has of its own keep their windows; more of them are spread over the
 * shift, and are paid, because the day has not become longer for them.
 */
export function withMeals(shift: WorkShift, meals: MealBreaks): WorkShift {
  const count = meals.minutes > 0 ? meals.count : 0;
  const own = shift.breaks.slice(0, count);
  const more = count - own.length;
  if (more === 0) return { ...shift, breaks: own };
  const free = freeStretches(shift, own);
  const added = Array.from({ length: more }, (_, index) => {
    const [from, to] = free[index % free.length] ?? [shift.startMinute, shift.endMinute];
    const sharing = Math.ceil((more - (index % free.length)) / free.length);
    const part = Math.floor((to - from) / sharing / SLOT_MINUTES) * SLOT_MINUTES;
    const turn = Math.floor(index / free.length);
    const earliestMinute = from + turn * part;
    const apart = turn < sharing - 1 ? BETWEEN_MEALS : 0;
    return {
      earliestMinute,
      latestMinute: Math.max(earliestMinute, earliestMinute + part - meals.minutes - apart),
      minutes: meals.minutes,
      paid: own.length + index > 0,
    };
  });
  return { ...shift, breaks: [...own, ...added] };
}

/** Nobody eats twice in a row: as long is worked between two meals, where the shift has room for it. */
const BETWEEN_MEALS = 60;

/** Where more breaks may lie, longest first: at least an hour after the shift begins, before it ends and from the breaks it has. */
function freeStretches(shift: WorkShift, own: WorkShift['breaks']): [number, number][] {
  const stretches: [number, number][] = [];
  let from = shift.startMinute + 60;
  for (const { earliestMinute, latestMinute, minutes } of [...own].sort(
    (a, b) => a.earliestMinute - b.earliestMinute,
  )) {
    stretches.push([from, earliestMinute - BETWEEN_MEALS]);
    from = latestMinute + minutes + BETWEEN_MEALS;
  }
  stretches.push([from, shift.endMinute - 60]);
  return stretches.filter(([start, end]) => end - start >= 60).sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}

/** Above this many seats a day is put together from smaller ones, which the bound shows to be the best almost always. */
const MOST_SEARCHED = 6;
/** Days looked at before a search is given up; the answer is then one that works, if not proven the least. */
const MOST_DAYS = 20_000;

/**
 * Fewest shifts with which `seats` seats are kept in every half hour of the window while everybody eats; null where a
 * half hour is in nobody's shift.
 *
 * Numbers of each shift are searched from the bound upwards. For given numbers the meals fit if and only if their
 * cumulated starts do: N(t) ≤ those that may have begun, N(t) ≥ those that must have, N(t) − N(t − length) ≤ seats to
 * spare. That takes windows of which the earlier also ends earlier; others are narrowed, which never gives too few.
 */
export function fewestShifts(
  seats: number,
  window: { startMinute: number; endMinute: number },
  shifts: readonly WorkShift[],
): number | null {
  const first = Math.floor(window.startMinute / SLOT_MINUTES);
  const open = Math.ceil(window.endMinute / SLOT_MINUTES) - first;
  const day: DayOfShifts = {
    open,
    present: shifts.map((shift) => presenceOf(shift, first)),
    meals: mealWindows(shifts, first),
    mealLength: Math.max(
      0,
      ...shifts.flatMap(({ breaks }) => breaks.map(({ minutes }) => Math.ceil(minutes / SLOT_MINUTES))),
    ),
  };
  const patterns = shifts.flatMap((shift) => workedSlots(shift, first, open));
  const reached = new Set(patterns.flat());
  if (reached.size < open) return null;
  // Fewest shifts a seat takes if they could be split among seats: prices of half hours of which no pattern is dearer than 1.
  const { value: perSeat } = maximum({
    goal: new Array<number>(open).fill(1),
    rows: patterns.map((slots) => {
      const row = new Array<number>(open).fill(0);
      for (const slot of slots) row[slot] = 1;
      return row;
    }),
    limits: patterns.map(() => 1),
  });

  const fewest = [0];
  for (let wanted = 1; wanted <= seats; wanted += 1) {
    const bound = Math.ceil(wanted * perSeat - 1e-6);
    let best = Infinity;
    for (let part = 1; part <= wanted / 2; part += 1) {
      best = Math.min(best, (fewest[part] ?? Infinity) + (fewest[wanted - part] ?? Infinity));
    }
    const most = Math.min(best, wanted * shifts.length * 3 + 1);
    if (wanted <= MOST_SEARCHED || wanted === seats) {
      const budget = { days: MOST_DAYS };
      for (let total = Math.max(wanted, bound); total < most; total += 1) {
        if (!completes(day, wanted, total, budget)) continue;
        best = total;
        break;
      }
    }
    if (best === Infinity) return null;
    fewest.push(best);
  }
  return fewest[seats] ?? null;
}

interface DayOfShifts {
  /** Half hours of the window; the slots of the day begin with it. */
  open: number;
  /** By shift and slot. */
  present: readonly (readonly boolean[])[];
  meals: readonly MealWindow[];
  mealLength: number;
}

/** Whether some numbers of the shifts, `total` together, make up a day that works. */
function completes(
  { open, present, meals, mealLength }: DayOfShifts,
  seats: number,
  total: number,
  budget: { days: number },
): boolean {
  const counts = present.map(() => 0);
  const cover = new Array<number>(SLOTS_PER_DAY).fill(0);
  const add = (kind: number, count: number) => {
    counts[kind] = (counts[kind] ?? 0) + count;
    present[kind]?.forEach((at, slot) => at && (cover[slot] = (cover[slot] ?? 0) + count));
  };
  const from = (kind: number, left: number): boolean => {
    for (let slot = 0; slot < open; slot += 1) {
      const missing = seats - (cover[slot] ?? 0);
      if (missing > left) return false;
      // What only former kinds are at work in is settled by now.
      if (missing > 0 && !present.slice(kind).some((at) => at[slot])) return false;
    }
    if (kind === counts.length) {
      budget.days -= 1;
      return left === 0 && mealsFit(counts, cover, seats, open, meals, mealLength);
    }
    const isLast = kind === counts.length - 1;
    for (let count = isLast ? left : 0; count <= left && budget.days > 0; count += 1) {
      add(kind, count);
      const works = from(kind + 1, left - count);
      add(kind, -count);
      if (works) return true;
    }
    return false;
  };
  return from(0, total);
}

/** The half hours of the window that somebody is at work in, for every way to place the meals. */
function workedSlots(shift: WorkShift, first: number, open: number): number[][] {
  let placements: number[][] = [[]];
  for (const { earliestMinute, latestMinute, minutes } of shift.breaks) {
    const starts: number[] = [];
    for (let start = earliestMinute; start <= latestMinute; start += SLOT_MINUTES) starts.push(start);
    placements = placements.flatMap((eaten) =>
      starts.map((start) => [
        ...eaten,
        ...slotsBetween(Math.floor(start / SLOT_MINUTES), Math.ceil((start + minutes) / SLOT_MINUTES)),
      ]),
    );
  }
  const there = slotsBetween(
    Math.ceil(shift.startMinute / SLOT_MINUTES),
    Math.floor(shift.endMinute / SLOT_MINUTES),
  );
  return placements.map((eaten) =>
    there
      .filter((slot) => !eaten.includes(slot))
      .map((slot) => inOrder(slot, first))
      .filter((slot) => slot < open),
  );
}

const slotsBetween = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

/** Whether somebody of the shift is there, by slot of the day in the window's order; past midnight a day goes round. */
function presenceOf(shift: WorkShift, first: number): boolean[] {
  const there = new Array<boolean>(SLOTS_PER_DAY).fill(false);
  const [from, to] = [
    Math.ceil(shift.startMinute / SLOT_MINUTES),
    Math.floor(shift.endMinute / SLOT_MINUTES),
  ];
  for (const slot of slotsBetween(from, to)) there[inOrder(slot, first)] = true;
  return there;
}

const inOrder = (slot: number, first: number) =>
  (((slot - first) % SLOTS_PER_DAY) + SLOTS_PER_DAY) % SLOTS_PER_DAY;

/** In one order, in which both ends of the windows rise. */
function mealWindows(shifts: readonly WorkShift[], first: number): MealWindow[] {
  const windows = shifts.flatMap(({ breaks }, shift) => {
    let from = -Infinity;
    return [...breaks]
      .sort((a, b) => a.earliestMinute - b.earliestMinute)
      .map((rule): MealWindow => {
        // Two meals of one person are not eaten at once.
        const earliestMinute = Math.min(rule.latestMinute, Math.max(rule.earliestMinute, from));
        from = rule.latestMinute + rule.minutes;
        const earliest = inOrder(Math.ceil(earliestMinute / SLOT_MINUTES), first);
        const steps = Math.floor(rule.latestMinute / SLOT_MINUTES) - Math.ceil(earliestMinute / SLOT_MINUTES);
        // What goes round the end of the window's order is cut off.
        return { shift, earliest, latest: Math.min(SLOTS_PER_DAY - 1, earliest + Math.max(0, steps)) };
      });
  });
  windows.sort((a, b) => a.earliest - b.earliest || a.latest - b.latest);
  for (let index = windows.length - 2; index >= 0; index -= 1) {
    const [one, next] = [windows[index], windows[index + 1]];
    if (one && next) one.latest = Math.max(one.earliest, Math.min(one.latest, next.latest));
  }
  return windows;
}

function mealsFit(
  counts: readonly number[],
  cover: readonly number[],
  seats: number,
  open: number,
  meals: readonly MealWindow[],
  length: number,
): boolean {
  const mayHave = new Array<number>(SLOTS_PER_DAY).fill(0);
  const mustHave = new Array<number>(SLOTS_PER_DAY).fill(0);
  for (const { shift, earliest, latest } of meals) {
    const eaters = counts[shift] ?? 0;
    for (let slot = earliest; slot < SLOTS_PER_DAY; slot += 1) mayHave[slot] = (mayHave[slot] ?? 0) + eaters;
    for (let slot = latest; slot < SLOTS_PER_DAY; slot += 1) mustHave[slot] = (mustHave[slot] ?? 0) + eaters;
  }
  const begun = mayHave.slice();
  for (let changed = true; changed;) {
    changed = false;
    for (let slot = 0; slot < SLOTS_PER_DAY; slot += 1) {
      const toSpare = (cover[slot] ?? 0) - (slot < open ? seats : 0);
      const atMost = Math.min(
        begun[slot] ?? 0,
        (slot < length ? 0 : (begun[slot - length] ?? 0)) + Math.max(0, toSpare),
        begun[slot + 1] ?? Infinity,
      );
      if (atMost < (begun[slot] ?? 0)) {
        begun[slot] = atMost;
        changed = true;
      }
    }
  }
  return begun.every((meal, slot) => meal >= (mustHave[slot] ?? 0));
}
