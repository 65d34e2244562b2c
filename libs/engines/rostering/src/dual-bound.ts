import { type Choice, choicesOf } from './choices.js';
import { SLOT_MINUTES, SLOTS_PER_DAY } from './patterns.js';
import type { Plan } from './plan.js';
import type { Problem } from './problem.js';

/** Prices improve fast at first; 300 rounds come within some percent of the linear relaxation. */
const MOST_ROUNDS = 300;
/** Cells (agent, day) priced in all rounds together: large rosters get fewer rounds instead of long waits. */
const CELL_BUDGET = 1_000_000;
/** Identical agents all change their minds at once; carrying the last direction along damps the swing. */
const MOMENTUM = 0.7;
/** Rounds without a better bound after which the steps are halved. */
const PATIENCE = 20;

/**
 * Seat-half-hours that stay uncovered in every roster that keeps the plan's locks, by pricing: a proof, not a
 * guess.
 *
 * Give each half hour a price π in [0, 1] per missing seat and each agent's week a price μ ≥ 0 per minute.
 * Agents then choose for themselves; whatever they choose, at least
 *   Σ π·need − Σ agents Σ weeks (μ·hours + best allowed days of max over patterns (Σ π − μ·minutes))
 * is missing, because a real roster cannot serve the prices better (Lagrangian duality). Prices are raised
 * where the choices leave seats missing and lowered where they crowd (subgradient steps towards `known`, the
 * seats a roster at hand leaves missing). Rests and runs of days are not in it, so the bound may be low,
 * never high. Stops as soon as `known` is proven.
 */
export function dualBound(plan: Plan, known: number): number {
  if (known === 0) return 0;
  const { problem } = plan;
  const { agents, need, weekCount } = problem;
  const choices = choicesOf(plan);
  const price = Float64Array.from(need, (seats) => (seats > 0 ? 1 : 0));
  const minutePrice = new Float64Array(agents.length * weekCount);
  const covered = new Float64Array(need.length);
  const worked = new Float64Array(agents.length * weekCount);
  const towards = new Float64Array(need.length);
  const overworked = new Float64Array(agents.length * weekCount);
  let best = -Infinity;
  let reach = 1;
  let sinceBetter = 0;

  const rounds = Math.min(MOST_ROUNDS, Math.ceil(CELL_BUDGET / (agents.length * problem.days.length + 1)));
  for (let round = 0; round < rounds; round += 1) {
    const bound = valueAt(problem, choices, price, minutePrice, covered, worked);
    if (bound > best + 1e-9) {
      best = bound;
      sinceBetter = 0;
    } else if ((sinceBetter += 1) % PATIENCE === 0) reach /= 2;
    if (Math.ceil(best - 1e-6) >= known) break;

    // One step towards half hours that stay short and weeks that are overworked.
    let length = 0;
    for (let slot = 0; slot < need.length; slot += 1) {
      const seats = need[slot] ?? 0;
      // Half hours that need nobody are worth nothing, so they keep price 0.
      if (seats === 0) continue;
      towards[slot] = seats - (covered[slot] ?? 0) + MOMENTUM * (towards[slot] ?? 0);
      length += (towards[slot] ?? 0) ** 2;
    }
    for (let week = 0; week < worked.length; week += 1) {
      const over = hoursOver(problem, worked, week) / SLOT_MINUTES;
      overworked[week] = over + MOMENTUM * (overworked[week] ?? 0);
      length += (overworked[week] ?? 0) ** 2;
    }
    if (length === 0) break;
    const step = (reach * (known - bound)) / length;
    for (let slot = 0; slot < need.length; slot += 1) {
      price[slot] = Math.min(1, Math.max(0, (price[slot] ?? 0) + step * (towards[slot] ?? 0)));
    }
    for (let week = 0; week < worked.length; week += 1) {
      const raised = (minutePrice[week] ?? 0) + (step * (overworked[week] ?? 0)) / SLOT_MINUTES;
      minutePrice[week] = Math.max(0, raised);
    }
  }
  return Math.max(0, Math.ceil(best - 1e-6));
}

/** The bound at these prices; fills in what the agents choose. */
function valueAt(
  problem: Problem,
  choices: readonly (readonly (readonly Choice[])[])[],
  price: Float64Array,
  minutePrice: Float64Array,
  covered: Float64Array,
  worked: Float64Array,
): number {
  const { agents, days, need, patterns, weekCount, weekOf, rules } = problem;
  covered.fill(0);
  worked.fill(0);
  const worth = worthOfPatterns(problem, price);
  let bound = need.reduce((sum, seats, slot) => sum + seats * (price[slot] ?? 0), 0);
  agents.forEach((who, agent) => {
    for (let week = 0; week < weekCount; week += 1) {
      const index = agent * weekCount + week;
      const perMinute = minutePrice[index] ?? 0;
      const offers: { day: number; pattern: number; minutes: number; value: number }[] = [];
      for (let day = 0; day < days.length; day += 1) {
        if (weekOf[day] !== week) continue;
        let offer = { day, pattern: -1, minutes: 0, value: 0 };
        for (const choice of choices[agent]?.[day] ?? []) {
          for (const pattern of choice.patterns) {
            const value = (worth[day * patterns.length + pattern] ?? 0) - perMinute * choice.workMinutes;
            if (value > offer.value) offer = { day, pattern, minutes: choice.workMinutes, value };
          }
        }
        if (offer.pattern >= 0) offers.push(offer);
      }
      offers.sort((a, b) => b.value - a.value);
      const most = Math.max(0, 7 - rules.weeklyDaysOff - (who.weekDaysElsewhere[week] ?? 0));
      bound -= perMinute * Math.max(0, who.maxMinutesPerWeek - (who.weekMinutesElsewhere[week] ?? 0));
      for (const { day, pattern, minutes, value } of offers.slice(0, most)) {
        bound -= value;
        worked[index] = (worked[index] ?? 0) + minutes;
        for (const within of patterns[pattern]?.slots ?? []) {
          const slot = day * SLOTS_PER_DAY + within;
          if (slot < covered.length) covered[slot] = (covered[slot] ?? 0) + 1;
        }
      }
    }
  });
  return bound;
}

/** Sum of prices a pattern collects when it starts on a day: day · patterns + pattern. */
function worthOfPatterns(problem: Problem, price: Float64Array): Float64Array {
  const { days, patterns } = problem;
  const worth = new Float64Array(days.length * patterns.length);
  for (let day = 0; day < days.length; day += 1) {
    patterns.forEach(({ slots }, pattern) => {
      let sum = 0;
      for (const within of slots) sum += price[day * SLOTS_PER_DAY + within] ?? 0;
      worth[day * patterns.length + pattern] = sum;
    });
  }
  return worth;
}

function hoursOver(problem: Problem, worked: Float64Array, index: number): number {
  const who = problem.agents[Math.floor(index / problem.weekCount)];
  const elsewhere = who?.weekMinutesElsewhere[index % problem.weekCount] ?? 0;
  return (worked[index] ?? 0) - Math.max(0, (who?.maxMinutesPerWeek ?? 0) - elsewhere);
}
