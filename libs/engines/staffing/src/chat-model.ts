import { requireRange, requireWhole } from './staffing.errors.js';

/**
 * How one agent handles chats: one reply after the other, as messages come in, while the other buyers read and type.
 * Fit `slowdown` per store from its own chats: dividing by the concurrency (slowdown 0) under-staffs two- to threefold.
 */
export interface ChatModel {
  /** Mean duration of a chat when its agent holds no other, seconds. */
  handleTimeSeconds: number;
  /** Chats an agent may hold at once. */
  concurrencyCap: number;
  /** Share of a chat in which its agent reads and types: 0 = chats do not disturb each other, 1 = one at a time. */
  slowdown: number;
  /** Mean patience of a buyer who waits for a free agent, seconds; absent = waits for ever. */
  patienceSeconds?: number | null;
  /** Agent replies in one chat; default 6. */
  repliesPerChat?: number;
}

/** A checked model with its defaults filled in; rates are per second. */
export interface ResolvedModel {
  handleTimeSeconds: number;
  cap: number;
  slowdown: number;
  /** theta: rate at which one waiting buyer leaves; 0 = never. */
  leaveRate: number;
  repliesPerChat: number;
  /** Reading and typing one reply, seconds. */
  workSeconds: number;
  /** Chats an agent with j of them ends per second, index 0..cap. */
  levelRate: readonly number[];
  /** Mean seconds from a buyer's message to the reply at j chats, index 0..cap; at 0 as at 1. */
  gapSeconds: readonly number[];
  /** Share of messages that find k others waiting for the same agent, who has j chats: [j][k]. */
  ahead: readonly (readonly number[])[];
}

const DEFAULT_REPLIES_PER_CHAT = 6;
const LONGEST_SECONDS = 86_400;

/** Checks a model and fills in its defaults. Throws STAFFING_INPUT_INVALID. */
export function resolveModel(model: ChatModel): ResolvedModel {
  requireRange('handleTimeSeconds', model.handleTimeSeconds, 1, LONGEST_SECONDS);
  requireWhole('concurrencyCap', model.concurrencyCap, 1, 50);
  // Above 1 a second chat would lower an agent's output, and routing chats to them would be absurd.
  requireRange('slowdown', model.slowdown, 0, 1);
  if (model.patienceSeconds != null) {
    requireRange('patienceSeconds', model.patienceSeconds, 1, LONGEST_SECONDS);
  }
  const repliesPerChat = model.repliesPerChat ?? DEFAULT_REPLIES_PER_CHAT;
  requireRange('repliesPerChat', repliesPerChat, 1, 1000);
  const workSeconds = (model.slowdown * model.handleTimeSeconds) / repliesPerChat;
  const thinkSeconds = model.handleTimeSeconds / repliesPerChat - workSeconds;
  const { gapSeconds, levelRate, ahead } = agentOf(workSeconds, thinkSeconds, model.concurrencyCap);
  return {
    handleTimeSeconds: model.handleTimeSeconds,
    cap: model.concurrencyCap,
    slowdown: model.slowdown,
    leaveRate: model.patienceSeconds == null ? 0 : 1 / model.patienceSeconds,
    repliesPerChat,
    workSeconds,
    levelRate: levelRate.map((replies) => replies / repliesPerChat),
    gapSeconds,
    ahead,
  };
}

/**
 * One agent and j buyers as a closed queue (machine repair, M/M/1//j): a buyer reads and types for `thinkSeconds`, then
 * waits their turn for `workSeconds` of the agent. Exact by mean value analysis: a message finds what an agent with one
 * buyer fewer has in hand on average (arrival theorem), so R(j) = S · (1 + Q(j−1)), X(j) = j / (R(j) + Z).
 */
function agentOf(workSeconds: number, thinkSeconds: number, cap: number) {
  const gapSeconds = [workSeconds];
  /** Replies a second. */
  const levelRate = [0];
  const ahead: number[][] = [[1]];
  let inHand = 0;
  for (let chats = 1; chats <= cap; chats += 1) {
    const gap = workSeconds * (1 + inHand);
    const rate = chats / (gap + thinkSeconds);
    gapSeconds.push(gap);
    levelRate.push(rate);
    ahead.push(waitingShares(workSeconds, thinkSeconds, chats - 1));
    inHand = rate * gap;
  }
  return { gapSeconds, levelRate, ahead };
}

/** How many of so many buyers wait for their agent: P(k) ∝ n! / (n−k)! · (S / Z)^k. */
function waitingShares(workSeconds: number, thinkSeconds: number, buyers: number): number[] {
  if (thinkSeconds === 0) return [...new Array<number>(buyers).fill(0), 1];
  const weights = [1];
  for (let waiting = 1; waiting <= buyers; waiting += 1) {
    weights.push(((weights[waiting - 1] ?? 0) * (buyers - waiting + 1) * workSeconds) / thinkSeconds);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Mean seconds from a buyer's message to the reply of an agent who holds `chats` chats. */
export function replyGapSeconds(model: ResolvedModel, chats: number): number {
  return model.gapSeconds[chats] ?? 0;
}

/**
 * Share of replies given within `withinSeconds` by an agent who holds `chats` chats: behind k others the reply comes
 * after k + 1 turns, each exponential. Breaks, away time and slow starters are not in it.
 */
export function replyWithin(model: ResolvedModel, chats: number, withinSeconds: number): number {
  if (withinSeconds < 0) return 0;
  if (model.workSeconds === 0) return 1;
  const turns = withinSeconds / model.workSeconds;
  let term = Math.exp(-turns);
  let notYet = 0;
  let late = 0;
  (model.ahead[chats] ?? []).forEach((share, before) => {
    if (before > 0) term *= turns / before;
    notYet += term;
    late += share * notYet;
  });
  return Math.max(0, 1 - late);
}
