import { blockOf } from './blocks.js';
import { SLOTS_PER_DAY } from './patterns.js';
import { bestPattern, cellOf, isLocked, missingSeatSlots, OFF, type Plan, setCell } from './plan.js';
import { randomFrom } from './random.js';
import type { SolveOptions } from './roster.types.js';

/** A missing seat costs about 1,000: at first a move may well lose one, at last nothing to speak of. */
const FIRST_TEMPERATURE = 1000;
const LAST_TEMPERATURE = 0.3;
/** How often clock and progress are looked at. */
const CHECK_EVERY = 512;

/** A changed cell and what it held. */
type Undo = [agent: number, day: number, before: number][];

/**
 * Simulated annealing over single cells, moved days and exchanges between agents; leaves the best plan seen.
 * Every move is checked against the hard rules before it is made, so each plan on the way is a valid roster.
 * Returns the number of moves tried. With `enough` it goes on from a roster that is good already, cooler, and ends as
 * soon as no more than that many seats are missing.
 */
export function improve(
  plan: Plan,
  options: SolveOptions & { iterations: number; enough?: number; hottest?: number },
): number {
  const { agents, days, shifts } = plan.problem;
  if (agents.length === 0 || shifts.length === 0) return 0;
  const random = randomFrom(options.seed ?? 1);
  const below = (count: number) => Math.floor(random() * count);
  const deadline = options.timeLimitMs === undefined ? null : performance.now() + options.timeLimitMs;
  const hottest = options.hottest ?? FIRST_TEMPERATURE;
  const cooling = Math.log(LAST_TEMPERATURE / hottest);
  let best = { cells: plan.cells.slice(), cost: plan.cost };
  let iteration = 0;

  for (; iteration < options.iterations; iteration += 1) {
    if (iteration % CHECK_EVERY === 0) {
      if (deadline !== null && performance.now() > deadline) break;
      if (options.enough !== undefined && missingSeatSlots(plan) <= options.enough) {
        best = { cells: plan.cells.slice(), cost: plan.cost };
        break;
      }
      // Going on is not told as starting anew.
      const share = options.enough === undefined ? iteration / options.iterations : 1;
      if (options.onProgress?.(share) === false) break;
    }
    const before = plan.cost;
    const undo = tryMove(plan, below);
    if (undo === null) continue;
    const worse = plan.cost - before;
    const temperature = hottest * Math.exp((cooling * iteration) / options.iterations);
    if (worse > 0 && random() >= Math.exp(-worse / temperature)) {
      revert(plan, undo);
    } else if (plan.cost < best.cost - 1e-9) {
      best = { cells: plan.cells.slice(), cost: plan.cost };
    }
  }
  for (let agent = 0; agent < agents.length; agent += 1) {
    for (let day = 0; day < days.length; day += 1) {
      setCell(plan, agent, day, best.cells[agent * days.length + day] ?? OFF);
    }
  }
  return iteration;
}

/** Makes one random move that breaks no rule and says how to take it back; null = nothing was changed. */
function tryMove(plan: Plan, below: (count: number) => number): Undo | null {
  const kind = below(10);
  if (kind < 4) return changeCell(plan, below);
  if (kind < 6) return relieveShortage(plan, below);
  if (kind < 8) return exchange(plan, below);
  return moveDay(plan, below);
}

/** Another shift, other breaks, a shift on a day off, or a day off. */
function changeCell(plan: Plan, below: (count: number) => number): Undo | null {
  const agent = below(plan.problem.agents.length);
  const day = below(plan.problem.days.length);
  const before = cellOf(plan, agent, day);
  if (isLocked(plan, agent, day)) return replaceBreaks(plan, agent, day);
  if (before !== OFF) {
    const choice = below(4);
    if (choice === 0) return change(plan, agent, day, OFF);
    if (choice === 1) return replaceBreaks(plan, agent, day);
  }
  return giveShift(plan, agent, day, below(plan.problem.shifts.length));
}

/** Takes a half hour that is short and gives a random agent a shift of that day. */
function relieveShortage(plan: Plan, below: (count: number) => number): Undo | null {
  const { need, agents, shifts } = plan.problem;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const slot = below(need.length);
    if ((need[slot] ?? 0) <= (plan.cover[slot] ?? 0)) continue;
    const day = Math.floor(slot / SLOTS_PER_DAY);
    const agent = below(agents.length);
    return isLocked(plan, agent, day) ? null : giveShift(plan, agent, day, below(shifts.length));
  }
  return null;
}

/** Two agents exchange what they do on one day; one of them may be off. */
function exchange(plan: Plan, below: (count: number) => number): Undo | null {
  const { agents, days, patterns } = plan.problem;
  const day = below(days.length);
  const one = below(agents.length);
  const other = below(agents.length);
  const [has, gets] = [cellOf(plan, one, day), cellOf(plan, other, day)];
  if (has === gets || isLocked(plan, one, day) || isLocked(plan, other, day)) return null;
  const isFree = (agent: number, pattern: number) =>
    pattern === OFF || blockOf(plan, agent, day, patterns[pattern]?.shift ?? -1) === null;
  if (!isFree(one, gets) || !isFree(other, has)) return null;
  setCell(plan, one, day, gets);
  setCell(plan, other, day, has);
  return [
    [one, day, has],
    [other, day, gets],
  ];
}

/** An agent works on another day instead. */
function moveDay(plan: Plan, below: (count: number) => number): Undo | null {
  const agent = below(plan.problem.agents.length);
  const from = below(plan.problem.days.length);
  const to = below(plan.problem.days.length);
  const before = cellOf(plan, agent, from);
  if (before === OFF || from === to || isLocked(plan, agent, from) || isLocked(plan, agent, to)) return null;
  const replaced = cellOf(plan, agent, to);
  setCell(plan, agent, from, OFF);
  const given = giveShift(plan, agent, to, below(plan.problem.shifts.length));
  if (given === null) {
    setCell(plan, agent, from, before);
    return null;
  }
  return [
    [agent, to, replaced],
    [agent, from, before],
  ];
}

function giveShift(plan: Plan, agent: number, day: number, shift: number): Undo | null {
  if (blockOf(plan, agent, day, shift) !== null) return null;
  const before = cellOf(plan, agent, day);
  // The breaks are placed against the cover without this agent.
  setCell(plan, agent, day, OFF);
  const { pattern } = bestPattern(plan, day, shift);
  setCell(plan, agent, day, pattern);
  return pattern === before ? null : [[agent, day, before]];
}

function replaceBreaks(plan: Plan, agent: number, day: number): Undo | null {
  const { patterns, days } = plan.problem;
  const before = cellOf(plan, agent, day);
  const shift = patterns[before]?.shift;
  if (shift === undefined || plan.locked[agent * days.length + day] === 2) return null;
  setCell(plan, agent, day, OFF);
  const { pattern } = bestPattern(plan, day, shift);
  setCell(plan, agent, day, pattern);
  return pattern === before ? null : [[agent, day, before]];
}

function change(plan: Plan, agent: number, day: number, pattern: number): Undo {
  const before = cellOf(plan, agent, day);
  setCell(plan, agent, day, pattern);
  return [[agent, day, before]];
}

function revert(plan: Plan, undo: Undo): void {
  for (const [agent, day, before] of undo) setCell(plan, agent, day, before);
}
