import { blockOf, limitOf } from './blocks.js';
import { patternsCovering } from './construct.js';
import type { WeekBound } from './lower-bound.js';
import { SLOT_MINUTES, SLOTS_PER_DAY } from './patterns.js';
import { cellOf, OFF, type Plan } from './plan.js';
import type { BlockCode, UnmetReason } from './roster.types.js';

/**
 * Why seats are missing: first what is true of the whole horizon, then per half hour which rule holds back
 * whom. Neighbouring half hours with the same reason and agents are one row.
 */
export function explainGaps(plan: Plan, weeks: readonly WeekBound[]): UnmetReason[] {
  const { need, agents, days } = plan.problem;
  const short = [...need.keys()].filter((slot) => (need[slot] ?? 0) > (plan.cover[slot] ?? 0));
  if (short.length === 0) return [];
  if (agents.length === 0) return [{ code: 'NO_AGENTS', agentIds: [] }];

  const reasons: UnmetReason[] = [];
  const certified = agents.filter((agent) => agent.certified).length;
  const peak = need.reduce((most, seats) => Math.max(most, seats), 0);
  if (certified < peak) {
    const agentIds = agents.filter((agent) => !agent.certified).map((agent) => agent.id);
    reasons.push({ code: 'TOO_FEW_CERTIFIED', agentIds, have: certified, need: peak });
  }
  for (const week of weeks) {
    if (week.have >= week.need) continue;
    reasons.push({
      code: 'TOO_FEW_HOURS',
      agentIds: [],
      on: days[week.day] ?? '',
      have: week.have,
      need: week.need,
    });
  }
  const bySlot = short.flatMap((slot) => reasonsAt(plan, slot));
  return [...reasons, ...joinNeighbours(bySlot)];
}

function reasonsAt(plan: Plan, slot: number): UnmetReason[] {
  const { agents, days, need } = plan.problem;
  const slotMinute = (slot % SLOTS_PER_DAY) * SLOT_MINUTES;
  const at = {
    on: days[Math.floor(slot / SLOTS_PER_DAY)] ?? '',
    slotMinute,
    untilMinute: slotMinute + SLOT_MINUTES,
    missing: (need[slot] ?? 0) - (plan.cover[slot] ?? 0),
  };
  const covering = patternsCovering(plan, slot);
  const chances = covering.filter(
    ({ day, shift }, index) => !(covering[index - 1]?.day === day && covering[index - 1]?.shift === shift),
  );
  if (chances.length === 0) return [{ code: 'NO_SHIFT_COVERS', agentIds: [], ...at }];

  const held = new Map<BlockCode | 'ALREADY_AT_WORK', { agentIds: string[]; ruleLimit?: number }>();
  agents.forEach((who, agent) => {
    const code = heldBackBy(plan, agent, slot, chances);
    if (code === null) return;
    const ruleLimit = code === 'ALREADY_AT_WORK' ? undefined : limitOf(plan, agent, code);
    const row = held.get(code) ?? { agentIds: [], ...(ruleLimit === undefined ? {} : { ruleLimit }) };
    row.agentIds.push(who.id);
    held.set(code, row);
  });
  return [...held].map(([code, row]) => ({ code, ...row, ...at }));
}

/** From lasting to momentary: of several rules the one nearest to giving way is named. */
const BLOCK_ORDER: readonly BlockCode[] = [
  'NOT_CERTIFIED',
  'UNAVAILABLE',
  'FIXED_OFF',
  'DAY_HOURS_EXCEEDED',
  'WEEK_HOURS_EXCEEDED',
  'WEEKLY_DAY_OFF_MISSING',
  'TOO_MANY_CONSECUTIVE_DAYS',
  'REST_TOO_SHORT',
];

/** Null for an agent who is at work in this half hour. */
function heldBackBy(
  plan: Plan,
  agent: number,
  slot: number,
  chances: readonly { day: number; shift: number }[],
): BlockCode | 'ALREADY_AT_WORK' | null {
  const { patterns } = plan.problem;
  let nearest = -1;
  for (const { day, shift } of chances) {
    const cell = cellOf(plan, agent, day);
    if (cell === OFF) {
      const block = blockOf(plan, agent, day, shift);
      if (block !== null) nearest = Math.max(nearest, BLOCK_ORDER.indexOf(block));
    } else if (patterns[cell]?.slots.includes(slot - day * SLOTS_PER_DAY)) {
      return null;
    }
  }
  return BLOCK_ORDER[nearest] ?? 'ALREADY_AT_WORK';
}

function joinNeighbours(reasons: readonly UnmetReason[]): UnmetReason[] {
  const joined: UnmetReason[] = [];
  const open = new Map<string, UnmetReason>();
  for (const reason of reasons) {
    const key = [reason.code, reason.on, ...reason.agentIds].join('\n');
    const before = open.get(key);
    if (before !== undefined && before.untilMinute === reason.slotMinute) {
      before.untilMinute = reason.untilMinute;
      before.missing = Math.max(before.missing ?? 0, reason.missing ?? 0);
      continue;
    }
    const row = { ...reason };
    open.set(key, row);
    joined.push(row);
  }
  return joined;
}
