import { requireRange, requireWhole } from './staffing.errors.js';

/**
 * How one agent handles chats. Fit `slowdown` per store from its own chats: dividing by the concurrency
 * (slowdown 0) under-staffs two- to threefold.
 */
export interface ChatModel {
  /** Mean duration of a chat when its agent holds no other, seconds. */
  handleTimeSeconds: number;
  /** Chats an agent may hold at once. */
  concurrencyCap: number;
  /** b in mu(j) = j / (handleTime · (1 + b(j−1))): 0 = chats do not disturb each other, 1 = one at a time. */
  slowdown: number;
  /** Mean patience of a buyer who waits for a free agent, seconds; absent = waits for ever. */
  patienceSeconds?: number | null;
  /** Agent replies in one chat; default 6. */
  repliesPerChat?: number;
  /** Reading and typing one reply, seconds; default slowdown · handleTime / repliesPerChat (see `replyGapSeconds`). */
  typingSeconds?: number;
}

/** A checked model with its defaults filled in; rates are per second. */
export interface ResolvedModel {
  handleTimeSeconds: number;
  cap: number;
  slowdown: number;
  /** theta: rate at which one waiting buyer leaves; 0 = never. */
  leaveRate: number;
  repliesPerChat: number;
  typingSeconds: number;
  /** mu(j) of an agent with j chats, index 0..cap. */
  levelRate: readonly number[];
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
  const typingSeconds = model.typingSeconds ?? (model.slowdown * model.handleTimeSeconds) / repliesPerChat;
  requireRange('typingSeconds', typingSeconds, 0, LONGEST_SECONDS);

  const levelRate = Array.from(
    { length: model.concurrencyCap + 1 },
    (_, chats) => chats / (model.handleTimeSeconds * (1 + model.slowdown * Math.max(0, chats - 1))),
  );
  return {
    handleTimeSeconds: model.handleTimeSeconds,
    cap: model.concurrencyCap,
    slowdown: model.slowdown,
    leaveRate: model.patienceSeconds == null ? 0 : 1 / model.patienceSeconds,
    repliesPerChat,
    typingSeconds,
    levelRate,
  };
}

/**
 * Mean seconds from a buyer's message to the reply of an agent who holds `chats` chats.
 *
 * Source: Little's law. A chat at level j lasts handleTime · (1 + b(j−1)); what it lasts longer than alone
 * is spent waiting for the other j−1 chats, so each reply waits (j−1) turns of b · handleTime / replies.
 */
export function replyGapSeconds(model: ResolvedModel, chats: number): number {
  const turn = (model.slowdown * model.handleTimeSeconds) / model.repliesPerChat;
  return model.typingSeconds + (chats - 1) * turn;
}

/**
 * Share of replies given within `withinSeconds` by an agent who holds `chats` chats.
 *
 * Approximation: the agent visits the chats in turn and turns are exponential, so the gap is Erlang with
 * `chats` stages and mean `replyGapSeconds`. Breaks, away time and slow starters are not in it.
 */
export function replyWithin(model: ResolvedModel, chats: number, withinSeconds: number): number {
  if (withinSeconds < 0) return 0;
  const mean = replyGapSeconds(model, chats);
  if (mean === 0) return 1;
  const x = (chats * withinSeconds) / mean;
  let term = Math.exp(-x);
  let notYet = term;
  for (let stage = 1; stage < chats; stage += 1) {
    term *= x / stage;
    notYet += term;
  }
  return Math.max(0, 1 - notYet);
}
