import { checkRoster } from './check-roster.js';
import { constructGreedily, fillGaps, placeLocks } from './construct.js';
import { dualBound } from './dual-bound.js';
import { explainGaps } from './explain.js';
import { improve } from './improve.js';
import { type WeekBound, weekBounds } from './lower-bound.js';
import { SLOT_MINUTES, SLOTS_PER_DAY } from './patterns.js';
import { cellOf, emptyPlan, missingSeatSlots, OFF, type Plan } from './plan.js';
import { problemOf } from './problem.js';
import { checkRosterInput } from './roster-input.js';
import { requireWhole } from './roster.errors.js';
import { shiftBound } from './shift-bound.js';
import type {
  AgentLoad,
  Assignment,
  CoverSlot,
  RosterInput,
  RosterResult,
  SolveOptions,
} from './roster.types.js';

const ITERATIONS_PER_CELL = 600;
const FEWEST_ITERATIONS = 100_000;
const MOST_ITERATIONS = 400_000;
/** Where the search begins again for gaps that no proof says must stay: one missing seat costs about 1,000. */
const AGAIN_TEMPERATURES = [600, 300, 100];

/**
 * A roster for one store: always an answer, never a broken hard rule, and named reasons for what is missing.
 *
 * Greedy construction, seeded local search (missing seats weigh most, then surplus and fairness), then a last
 * pass that fills every gap a free agent could fill. Staggered breaks come from the same search: the place of
 * a break is part of what is assigned. The same input, seed and iterations give the same roster, unless
 * `timeLimitMs` or `onProgress` end the search early.
 *
 * Throws ROSTER_INPUT_INVALID for mistakes (unknown shift, days with a hole), never for a shortage.
 */
export function solveRoster(input: RosterInput, options: SolveOptions = {}): RosterResult {
  checkRosterInput(input);
  const iterations = options.iterations ?? defaultIterations(input);
  requireWhole('iterations', iterations, 0, 1_000_000_000);
  const problem = problemOf(input);
  const plan = emptyPlan(problem);
  const brokenLocks = placeLocks(plan);
  constructGreedily(plan);
  let tried = improve(plan, { ...options, iterations });
  fillGaps(plan);
  const weeks = weekBounds(plan);
  const bound = lowerBound(plan, weeks);
  // What may yet be filled is sought again from the roster at hand, cooler each time, and no longer than it takes.
  for (const hottest of tried === iterations ? AGAIN_TEMPERATURES : []) {
    if (missingSeatSlots(plan) <= bound) break;
    tried += improve(plan, { ...options, iterations, enough: bound, hottest });
    fillGaps(plan);
  }

  const assignments = assignmentsOf(plan);
  const cover = coverOfPlan(plan);
  const uncovered = cover
    .filter((slot) => slot.required > slot.planned)
    .map(({ on, slotMinute, required, planned }) => ({ on, slotMinute, missing: required - planned }));
  const uncoveredSeatSlots = uncovered.reduce((sum, slot) => sum + slot.missing, 0);
  return {
    assignments,
    cover,
    uncovered,
    uncoveredSeatSlots,
    lowerBoundSeatSlots: Math.min(bound, uncoveredSeatSlots),
    overSeatSlots: cover.reduce((sum, slot) => sum + Math.max(0, slot.planned - slot.required), 0),
    violations: checkRoster(input, assignments),
    unmet: [...brokenLocks, ...explainGaps(plan, weeks)],
    fairness: fairnessOf(plan),
    iterations: tried,
  };
}

/** Seat-half-hours that no roster can cover: the largest of three proofs, the dear one only where the others leave doubt. */
function lowerBound(plan: Plan, weeks: readonly WeekBound[]): number {
  const missing = missingSeatSlots(plan);
  if (missing === 0) return 0;
  const counted = weeks.reduce((sum, week) => sum + Math.max(0, week.need - week.have), 0);
  const bound = Math.max(counted, shiftBound(plan.problem));
  return bound < missing ? Math.max(bound, dualBound(plan, missing)) : bound;
}

function defaultIterations(input: RosterInput): number {
  const cells = input.agents.length * input.days.length;
  return Math.min(MOST_ITERATIONS, Math.max(FEWEST_ITERATIONS, cells * ITERATIONS_PER_CELL));
}

function assignmentsOf(plan: Plan): Assignment[] {
  const { agents, days, patterns, shifts } = plan.problem;
  return days.flatMap((on, day) =>
    agents.flatMap(({ id: agentId }, agent) => {
      const pattern = patterns[cellOf(plan, agent, day)];
      if (pattern === undefined) return [];
      const breaks = pattern.breaks.map((placed) => ({ ...placed }));
      return [{ agentId, on, shiftId: shifts[pattern.shift]?.id ?? '', breaks }];
    }),
  );
}

function coverOfPlan(plan: Plan): CoverSlot[] {
  const { need, days } = plan.problem;
  return [...need.keys()].flatMap((slot) => {
    const required = need[slot] ?? 0;
    const planned = plan.cover[slot] ?? 0;
    if (required === 0 && planned === 0) return [];
    const on = days[Math.floor(slot / SLOTS_PER_DAY)] ?? '';
    return [{ on, slotMinute: (slot % SLOTS_PER_DAY) * SLOT_MINUTES, required, planned }];
  });
}

function fairnessOf(plan: Plan): RosterResult['fairness'] {
  const { agents, days } = plan.problem;
  const loads = agents.map(({ id: agentId }, agent): AgentLoad => {
    const shifts = days.filter((_, day) => cellOf(plan, agent, day) !== OFF).length;
    return {
      agentId,
      shifts,
      minutes: plan.minutes[agent] ?? 0,
      lateShifts: plan.lateShifts[agent] ?? 0,
      weekendDays: plan.weekendDays[agent] ?? 0,
    };
  });
  const certified = loads.filter((_, agent) => agents[agent]?.certified === true);
  const spread = (of: (load: AgentLoad) => number) =>
    certified.length === 0 ? 0 : Math.max(...certified.map(of)) - Math.min(...certified.map(of));
  return {
    agents: loads,
    lateSpread: spread((load) => load.lateShifts),
    weekendSpread: spread((load) => load.weekendDays),
  };
}
