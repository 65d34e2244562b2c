import {
  type ChatModel,
  replyGapSeconds,
  replyWithin,
  type ResolvedModel,
  resolveModel,
} from './chat-model.js';
import { requireRange, requireWhole } from './staffing.errors.js';
import { waitedAndAnsweredWithin, type WaitingLine } from './waiting.js';

export interface PerformanceOptions {
  /** t of "answered within t", seconds; default 30. */
  answerWithinSeconds?: number;
  /** Limit of the reply rate, seconds; default 180, the platforms' three minutes. */
  replyWithinSeconds?: number;
}

/** What a number of agents achieves against a steady stream of chats. Shares are 0..1. */
export interface ChatPerformance {
  agents: number;
  /** False when more chats arrive than the agents can ever finish and nobody leaves; the shares are then 0. */
  stable: boolean;
  /** Share of chats that find every slot of every agent taken. */
  waitingProbability: number;
  /** Share of all chats that reach an agent within `answerWithinSeconds`. */
  answeredWithin: number;
  /** Mean time to an agent over all chats (those who leave counted with the time they stayed); null = no steady state. */
  meanWaitSeconds: number | null;
  /** Mean wait plus the agent's first reply; null = no steady state. */
  meanFirstResponseSeconds: number | null;
  /** Share of all chats whose first reply comes within `replyWithinSeconds`. */
  firstReplyWithin: number;
  /** Estimated reply rate by chat: every reply of the chat within the limit. */
  replyRate: number;
  /** Estimated reply rate by message: replies within the limit / buyer messages. */
  messageReplyRate: number;
  /** Chats in hand / (agents · cap). */
  occupancy: number;
  meanChatsPerAgent: number;
  /** Share of chats that leave before an agent takes them. */
  abandonment: number;
}

const DEFAULT_ANSWER_WITHIN_SECONDS = 30;
const DEFAULT_REPLY_WITHIN_SECONDS = 180;
/** Closer to full load than this is full load: exact equality is at the mercy of the last bit of a division. */
const STABLE_LOAD = 1 - 1e-9;
const MOST_AGENTS = 20_000;
/** Steps of the convolution of wait and first reply; 16 keep the error under 1e-4. */
const CONVOLUTION_STEPS = 16;
/** e^-40 ≈ 4e-18: states lighter than this, relative to the heaviest, cannot change a double. */
const NEGLIGIBLE_LOG_WEIGHT = -40;

/** Averages over the chain, each seen by an arriving chat (Poisson arrivals see time averages). */
interface ChainMeans {
  inService: number;
  queue: number;
  waiting: number;
  /** Replies after the first are given at a rate proportional to completions at each level. */
  completions: number;
  completionsInTime: number;
  /** For chats that need not wait: their first reply. */
  firstInTime: number;
  firstGapSeconds: number;
}

/**
 * Stationary performance of `agents` agents against `arrivalsPerHour` Poisson chats.
 *
 * Model: birth–death chain on k = chats in the system. Routing is balanced, so with k ≤ n·cap every agent
 * holds ⌊k/n⌋ or ⌈k/n⌉ chats and works at mu(j); beyond n·cap chats wait, first come first served, and each
 * waiting buyer leaves at rate theta. Erlang C is the limit cap = 1, Erlang A the same with patience, and
 * slowdown 0 is Erlang C with n·cap servers.
 *
 * Reply rate: first reply = wait ⊕ reply gap at the level joined; each later reply = reply gap at the level
 * prevailing when replies are given, independent of the others. See `replyWithin` for the gap. It is an
 * estimate from load alone: agents who are away or slow are not in it.
 *
 * Limits: agents kept level with each other is the best case; simulated one by one, up to 2 points fewer
 * are answered in time, and the agents it takes are within one of those a simulation of every reply takes
 * (`required-agents.simulation.spec.ts`).
 * Stationary by half hour: a backlog carried out of a peak is not seen by the next half hour.
 * Throws STAFFING_INPUT_INVALID. `agents` 0 is allowed and serves nobody.
 */
export function chatPerformance(
  model: ChatModel,
  arrivalsPerHour: number,
  agents: number,
  options: PerformanceOptions = {},
): ChatPerformance {
  requireRange('arrivalsPerHour', arrivalsPerHour, 0, 1_000_000);
  requireWhole('agents', agents, 0, MOST_AGENTS);
  const answerWithin = options.answerWithinSeconds ?? DEFAULT_ANSWER_WITHIN_SECONDS;
  const replyLimit = options.replyWithinSeconds ?? DEFAULT_REPLY_WITHIN_SECONDS;
  requireRange('answerWithinSeconds', answerWithin, 0, 86_400);
  requireRange('replyWithinSeconds', replyLimit, 0, 86_400);
  const resolved = resolveModel(model);
  const arrivalRate = arrivalsPerHour / 3600;

  if (arrivalRate === 0) return idle(resolved, agents, replyLimit);
  const fullRate = agents * (resolved.levelRate[resolved.cap] ?? 0);
  const outpaced = resolved.leaveRate === 0 && arrivalRate >= fullRate * STABLE_LOAD;
  if (agents === 0 || outpaced) return overwhelmed(resolved, agents);

  const { means, line } = walkChain(resolved, arrivalRate, agents, replyLimit);
  const abandonment = (resolved.leaveRate * means.queue) / arrivalRate;
  const laterInTime = means.completionsInTime / means.completions;
  const firstReplyWithin = clampShare(means.firstInTime + waitedAndReplied(resolved, line, replyLimit));
  const laterReplies = (resolved.repliesPerChat - 1) * (1 - abandonment);
  const meanWaitSeconds = means.queue / arrivalRate;
  // Of those who wait, the ones who leave never get a first reply; they are counted with their wait only.
  const repliedAfterWait = Math.max(0, means.waiting - abandonment);
  return {
    agents,
    stable: true,
    waitingProbability: means.waiting,
    answeredWithin: clampShare(1 - means.waiting + waitedAndAnsweredWithin(line, answerWithin)),
    meanWaitSeconds,
    meanFirstResponseSeconds:
      meanWaitSeconds + means.firstGapSeconds + repliedAfterWait * replyGapSeconds(resolved, resolved.cap),
    firstReplyWithin,
    replyRate: firstReplyWithin * laterInTime ** (resolved.repliesPerChat - 1),
    messageReplyRate: (firstReplyWithin + laterReplies * laterInTime) / (1 + laterReplies),
    occupancy: means.inService / (agents * resolved.cap),
    meanChatsPerAgent: means.inService / agents,
    abandonment,
  };
}

/**
 * Walks k upwards keeping only the share of the newest state and the running means: with
 * B_k = P(k | system capped at k), B_k = λB_{k−1} / (r_k + λB_{k−1}), the Erlang B recursion for general
 * rates. Nothing overflows, however many agents.
 */
function walkChain(
  model: ResolvedModel,
  arrivalRate: number,
  agents: number,
  replyLimit: number,
): { means: ChainMeans; line: WaitingLine } {
  const inTime = model.levelRate.map((_, chats) => (chats === 0 ? 1 : replyWithin(model, chats, replyLimit)));
  const places = agents * model.cap;
  let newest = 1;
  let means = stateOf(model, inTime, agents, 0);
  for (let k = 1; k <= places; k += 1) {
    const state = stateOf(model, inTime, agents, k);
    const inflow = arrivalRate * newest;
    newest = inflow / (state.completions + inflow);
    means = mix(means, state, newest);
  }

  const full = stateOf(model, inTime, agents, places);
  const fullRate = full.completions;
  const beyond = massBeyond(model.leaveRate, arrivalRate, fullRate, newest);
  // `beyond` counts the states above n·cap; the state n·cap itself is already in the means.
  means = mix(means, full, beyond.probability);
  const waiting = means.waiting;
  return {
    means: { ...means, queue: beyond.meanQueue },
    line: { fullRate, leaveRate: model.leaveRate, arrivalRate, probability: waiting, mass: beyond.mass },
  };
}

/** Probability, mean queue and the distribution (from n·cap upwards) of the states in which chats wait. */
function massBeyond(
  leaveRate: number,
  arrivalRate: number,
  fullRate: number,
  newest: number,
): { probability: number; meanQueue: number; mass: number[] } {
  if (leaveRate === 0) {
    const load = arrivalRate / fullRate;
    const extra = (newest * load) / (1 - load);
    const total = 1 + extra;
    return { probability: extra / total, meanQueue: extra / (1 - load) / total, mass: [] };
  }
  const logWeights = [0];
  let log = 0;
  let heaviest = 0;
  for (let waiting = 1; ; waiting += 1) {
    const rate = fullRate + waiting * leaveRate;
    log += Math.log(arrivalRate / rate);
    heaviest = Math.max(heaviest, log);
    logWeights.push(log);
    if (rate > arrivalRate && log - heaviest < NEGLIGIBLE_LOG_WEIGHT) break;
  }
  const weights = logWeights.map((value) => newest * Math.exp(value - heaviest));
  const total = (1 - newest) * Math.exp(-heaviest) + weights.reduce((sum, value) => sum + value, 0);
  const mass = weights.map((value) => value / total);
  return {
    probability: mass.reduce((sum, value, waiting) => (waiting === 0 ? sum : sum + value), 0),
    meanQueue: mass.reduce((sum, value, waiting) => sum + waiting * value, 0),
    mass,
  };
}

function stateOf(model: ResolvedModel, inTime: readonly number[], agents: number, k: number): ChainMeans {
  const level = Math.floor(k / agents);
  const atNext = k - level * agents;
  const atLevel = agents - atNext;
  const rate = atLevel * (model.levelRate[level] ?? 0);
  const nextRate = atNext * (model.levelRate[level + 1] ?? 0);
  const isFull = level >= model.cap;
  return {
    inService: k,
    queue: 0,
    waiting: isFull ? 1 : 0,
    completions: rate + nextRate,
    completionsInTime: rate * (inTime[level] ?? 1) + nextRate * (inTime[level + 1] ?? 1),
    firstInTime: isFull ? 0 : (inTime[level + 1] ?? 1),
    firstGapSeconds: isFull ? 0 : replyGapSeconds(model, level + 1),
  };
}

function mix(means: ChainMeans, state: ChainMeans, share: number): ChainMeans {
  return {
    inService: means.inService + share * (state.inService - means.inService),
    queue: 0,
    waiting: means.waiting + share * (state.waiting - means.waiting),
    completions: means.completions + share * (state.completions - means.completions),
    completionsInTime: means.completionsInTime + share * (state.completionsInTime - means.completionsInTime),
    firstInTime: means.firstInTime + share * (state.firstInTime - means.firstInTime),
    firstGapSeconds: means.firstGapSeconds + share * (state.firstGapSeconds - means.firstGapSeconds),
  };
}

/** Share of all chats that wait and still get their first reply within the limit: wait ⊕ gap at a full agent. */
function waitedAndReplied(model: ResolvedModel, line: WaitingLine, limit: number): number {
  const step = limit / CONVOLUTION_STEPS;
  let answeredBefore = 0;
  let replied = 0;
  for (let i = 1; i <= CONVOLUTION_STEPS; i += 1) {
    const answered = waitedAndAnsweredWithin(line, i * step);
    replied += (answered - answeredBefore) * replyWithin(model, model.cap, limit - (i - 0.5) * step);
    answeredBefore = answered;
  }
  return replied;
}

function idle(model: ResolvedModel, agents: number, replyLimit: number): ChatPerformance {
  const inTime = replyWithin(model, 1, replyLimit);
  return {
    agents,
    stable: true,
    waitingProbability: 0,
    answeredWithin: 1,
    meanWaitSeconds: 0,
    meanFirstResponseSeconds: replyGapSeconds(model, 1),
    firstReplyWithin: inTime,
    replyRate: inTime ** model.repliesPerChat,
    messageReplyRate: inTime,
    occupancy: 0,
    meanChatsPerAgent: 0,
    abandonment: 0,
  };
}

function overwhelmed(model: ResolvedModel, agents: number): ChatPerformance {
  return {
    agents,
    stable: false,
    waitingProbability: 1,
    answeredWithin: 0,
    meanWaitSeconds: null,
    meanFirstResponseSeconds: null,
    firstReplyWithin: 0,
    replyRate: 0,
    messageReplyRate: 0,
    occupancy: agents === 0 ? 0 : 1,
    meanChatsPerAgent: agents === 0 ? 0 : model.cap,
    abandonment: agents === 0 && model.leaveRate > 0 ? 1 : 0,
  };
}

function clampShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}
