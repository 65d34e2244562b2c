import { type ChatModel, replyWithin, resolveModel } from './chat-model.js';
import { chatPerformance, type ChatPerformance } from './performance.js';
import { requireRange, StaffingError } from './staffing.errors.js';

export interface WithinTarget {
  withinSeconds: number;
  /** Share to reach, 0..1. */
  share: number;
}

/** Every target given must hold at once; a target left out does not bind. */
export interface StaffingTargets {
  /** Chats that reach an agent in time. */
  answered?: WithinTarget;
  /** The "3-minute reply rate", by chat unless `basis` says by message. */
  reply?: WithinTarget & { basis?: 'chat' | 'message' };
  maxOccupancy?: number;
  maxAbandonment?: number;
  maxMeanWaitSeconds?: number;
}

export interface ChatDemand {
  arrivalsPerHour: number;
  model: ChatModel;
}

export interface RequiredAgents {
  agents: number;
  /** What these agents achieve; its limits of time are those of the targets. */
  performance: ChatPerformance;
}

const MOST_AGENTS = 20_000;

/**
 * Smallest number of agents that meets every target.
 *
 * Every target improves with each agent, so: start at R + √R (square-root staffing, R = λ / mu(cap)), gallop
 * to a bracket, bisect. No demand needs 0 agents.
 * Throws STAFFING_INPUT_INVALID, and STAFFING_TARGET_UNREACHABLE when no number of agents is enough.
 */
export function requiredAgents(
  demand: ChatDemand,
  targets: StaffingTargets,
  performance: typeof performanceFor = performanceFor,
): RequiredAgents {
  checkTargets(targets);
  requireRange('arrivalsPerHour', demand.arrivalsPerHour, 0, 1_000_000);
  refuseUnreachable(demand.model, targets);
  const perform = (agents: number) => performance(demand, agents, targets);
  if (demand.arrivalsPerHour === 0) return { agents: 0, performance: perform(0) };

  const model = resolveModel(demand.model);
  const load = demand.arrivalsPerHour / 3600 / (model.levelRate[model.cap] ?? 1);
  let enough = Math.max(1, Math.ceil(load + Math.sqrt(load)));
  let best = perform(enough);
  let tooFew = 0;
  for (let step = 1; !meetsTargets(best, targets); step *= 2) {
    if (enough === MOST_AGENTS) {
      throw new StaffingError('STAFFING_TARGET_UNREACHABLE', { agents: enough, targets });
    }
    tooFew = enough;
    enough = Math.min(MOST_AGENTS, enough + step);
    best = perform(enough);
  }
  for (let step = 1; tooFew === 0 && enough > 1; step *= 2) {
    const fewer = Math.max(1, enough - step);
    const there = perform(fewer);
    if (!meetsTargets(there, targets)) tooFew = fewer;
    else [enough, best] = [fewer, there];
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    const there = perform(middle);
    if (meetsTargets(there, targets)) [enough, best] = [middle, there];
    else tooFew = middle;
  }
  return { agents: enough, performance: best };
}

/** `chatPerformance` with the time limits of the targets. */
export function performanceFor(
  demand: ChatDemand,
  agents: number,
  targets: StaffingTargets,
): ChatPerformance {
  return chatPerformance(demand.model, demand.arrivalsPerHour, agents, {
    answerWithinSeconds: targets.answered?.withinSeconds,
    replyWithinSeconds: targets.reply?.withinSeconds,
  });
}

/** Whether one performance meets every target. A system without a steady state meets none that it is asked for. */
export function meetsTargets(performance: ChatPerformance, targets: StaffingTargets): boolean {
  const { answered, reply, maxOccupancy, maxAbandonment, maxMeanWaitSeconds } = targets;
  return (
    performance.stable &&
    (answered === undefined || performance.answeredWithin >= answered.share) &&
    (reply === undefined || replyRateOf(performance, reply) >= reply.share) &&
    (maxOccupancy === undefined || performance.occupancy <= maxOccupancy) &&
    (maxAbandonment === undefined || performance.abandonment <= maxAbandonment) &&
    (maxMeanWaitSeconds === undefined || (performance.meanWaitSeconds ?? Infinity) <= maxMeanWaitSeconds)
  );
}

/** The reply rate a target speaks of: by chat, or by message where it says so. */
export function replyRateOf(performance: ChatPerformance, reply: { basis?: 'chat' | 'message' }): number {
  return reply.basis === 'message' ? performance.messageReplyRate : performance.replyRate;
}

function checkTargets(targets: StaffingTargets): void {
  for (const name of ['answered', 'reply'] as const) {
    const target = targets[name];
    if (target === undefined) continue;
    requireRange(`${name}.share`, target.share, 0, 1);
    requireRange(`${name}.withinSeconds`, target.withinSeconds, 0, 86_400);
  }
  if (targets.maxOccupancy !== undefined) requireRange('maxOccupancy', targets.maxOccupancy, 0.01, 1);
  if (targets.maxAbandonment !== undefined) requireRange('maxAbandonment', targets.maxAbandonment, 0, 1);
  if (targets.maxMeanWaitSeconds !== undefined) {
    requireRange('maxMeanWaitSeconds', targets.maxMeanWaitSeconds, 0, 86_400);
  }
}

/** With endless agents each holds one chat: what that cannot reach, nothing can. */
function refuseUnreachable(model: ChatModel, targets: StaffingTargets): void {
  const { reply } = targets;
  if (reply === undefined) return;
  const resolved = resolveModel(model);
  const alone = replyWithin(resolved, 1, reply.withinSeconds);
  const ceiling = reply.basis === 'message' ? alone : alone ** resolved.repliesPerChat;
  if (ceiling < reply.share) {
    throw new StaffingError('STAFFING_TARGET_UNREACHABLE', { target: 'reply', share: reply.share, ceiling });
  }
}
