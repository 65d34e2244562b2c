import { SLOTS_PER_DAY } from './patterns.js';
import type { Problem } from './problem.js';

/** Marks a day off in `Plan.cells`. */
export const OFF = -1;

/** A roster under construction with its running totals; change it only through `setCell`. */
export interface Plan {
  problem: Problem;
  /** agent · days + day → pattern or OFF. */
  cells: Int32Array;
  /** 1 where the shift must stay, 2 where its breaks must stay too. */
  locked: Uint8Array;
  /** Agents at work, by calendar half hour; half hours after the horizon are not counted. */
  cover: Int32Array;
  /** agent · weeks + week, what is worked outside this roster included. */
  weekMinutes: Int32Array;
  weekDays: Int32Array;
  lateShifts: Int32Array;
  weekendDays: Int32Array;
  minutes: Int32Array;
  cost: number;
}

/**
 * One missing seat outweighs everything else that a shift can do; the squares spread what is missing, what is
 * too much, and what is unpleasant evenly.
 */
const UNDER = 1000;
const UNDER_SQUARED = 5;
const OVER = 3;
const OVER_SQUARED = 1;
const LATE_SQUARED = 1;
const WEEKEND_SQUARED = 1;
const LOAD_SQUARED = 0.5;

export function emptyPlan(problem: Problem): Plan {
  const { agents, days, weekCount } = problem;
  const plan: Plan = {
    problem,
    cells: new Int32Array(agents.length * days.length).fill(OFF),
    locked: new Uint8Array(agents.length * days.length),
    cover: new Int32Array(problem.need.length),
    weekMinutes: new Int32Array(agents.length * weekCount),
    weekDays: new Int32Array(agents.length * weekCount),
    lateShifts: new Int32Array(agents.length),
    weekendDays: new Int32Array(agents.length),
    minutes: new Int32Array(agents.length),
    cost: problem.need.reduce((sum, need) => sum + slotCost(need, 0), 0),
  };
  agents.forEach((agent, index) => {
    plan.weekMinutes.set(agent.weekMinutesElsewhere, index * weekCount);
    plan.weekDays.set(agent.weekDaysElsewhere, index * weekCount);
  });
  return plan;
}

export function cellOf(plan: Plan, agent: number, day: number): number {
  return plan.cells[agent * plan.problem.days.length + day] ?? OFF;
}

export function isLocked(plan: Plan, agent: number, day: number): boolean {
  return (plan.locked[agent * plan.problem.days.length + day] ?? 0) > 0;
}

/** Puts a pattern or OFF into a cell and keeps all totals and the cost right. Checks no rule. */
export function setCell(plan: Plan, agent: number, day: number, pattern: number): void {
  const index = agent * plan.problem.days.length + day;
  const before = plan.cells[index] ?? OFF;
  if (before === pattern) return;
  plan.cost -= fairnessCost(plan, agent);
  if (before !== OFF) count(plan, agent, day, before, -1);
  if (pattern !== OFF) count(plan, agent, day, pattern, 1);
  plan.cells[index] = pattern;
  plan.cost += fairnessCost(plan, agent);
}

/** What the cover would cost more (negative: less) with one more agent in this pattern on this day. */
export function addedCoverCost(plan: Plan, day: number, pattern: number): number {
  const { need, patterns } = plan.problem;
  const slots = patterns[pattern]?.slots ?? NO_SLOTS;
  let added = 0;
  for (let i = 0; i < slots.length; i += 1) {
    const slot = day * SLOTS_PER_DAY + (slots[i] ?? 0);
    if (slot >= need.length) break;
    added += stepCost((need[slot] ?? 0) - (plan.cover[slot] ?? 0));
  }
  return added;
}

/** The cheapest placement of a shift's breaks for one more agent on this day. */
export function bestPattern(plan: Plan, day: number, shift: number): { pattern: number; added: number } {
  let best = { pattern: OFF, added: Infinity };
  for (const pattern of plan.problem.shifts[shift]?.patterns ?? []) {
    const added = addedCoverCost(plan, day, pattern);
    if (added < best.added) best = { pattern, added };
  }
  return best;
}

export function missingSeatSlots(plan: Plan): number {
  return plan.problem.need.reduce((sum, need, slot) => sum + Math.max(0, need - (plan.cover[slot] ?? 0)), 0);
}

const NO_SLOTS = new Int16Array(0);

function count(plan: Plan, agent: number, day: number, pattern: number, sign: 1 | -1): void {
  const { need, patterns, shifts, weekCount, weekOf, isWeekend } = plan.problem;
  const { slots, shift: shiftIndex } = patterns[pattern] ?? { slots: NO_SLOTS, shift: 0 };
  for (let i = 0; i < slots.length; i += 1) {
    const slot = day * SLOTS_PER_DAY + (slots[i] ?? 0);
    if (slot >= need.length) break;
    const short = (need[slot] ?? 0) - (plan.cover[slot] ?? 0);
    plan.cost += sign > 0 ? stepCost(short) : -stepCost(short + 1);
    plan.cover[slot] = (plan.cover[slot] ?? 0) + sign;
  }
  const shift = shifts[shiftIndex];
  if (shift === undefined) return;
  const week = agent * weekCount + (weekOf[day] ?? 0);
  plan.weekMinutes[week] = (plan.weekMinutes[week] ?? 0) + sign * shift.workMinutes;
  plan.weekDays[week] = (plan.weekDays[week] ?? 0) + sign;
  plan.minutes[agent] = (plan.minutes[agent] ?? 0) + sign * shift.workMinutes;
  if (shift.isLate) plan.lateShifts[agent] = (plan.lateShifts[agent] ?? 0) + sign;
  if (isWeekend[day] === true) plan.weekendDays[agent] = (plan.weekendDays[agent] ?? 0) + sign;
}

/** Change of cost when one more agent enters a half hour that is `short` seats short (≤ 0: not short). */
function stepCost(short: number): number {
  return short > 0 ? -(UNDER + UNDER_SQUARED * (2 * short - 1)) : OVER + OVER_SQUARED * (2 * -short + 1);
}

function slotCost(need: number, cover: number): number {
  const short = need - cover;
  return short > 0
    ? UNDER * short + UNDER_SQUARED * short * short
    : OVER * -short + OVER_SQUARED * short * short;
}

/** Load counts in fifths of the agent's own weekly limit, so that part-timers are compared fairly. */
function fairnessCost(plan: Plan, agent: number): number {
  const late = plan.lateShifts[agent] ?? 0;
  const weekend = plan.weekendDays[agent] ?? 0;
  const fifth = Math.max(60, (plan.problem.agents[agent]?.maxMinutesPerWeek ?? 0) / 5);
  const load = (plan.minutes[agent] ?? 0) / fifth;
  return LATE_SQUARED * late * late + WEEKEND_SQUARED * weekend * weekend + LOAD_SQUARED * load * load;
}
