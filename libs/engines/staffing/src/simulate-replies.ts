import { type ChatModel, resolveModel } from './chat-model.js';
import { randomFrom } from './simulate-chats.js';

export interface SimulateRepliesInput {
  model: ChatModel;
  arrivalsPerHour: number;
  agents: number;
  withinSeconds: number;
  chats: number;
  seed: number;
}

interface Chat {
  repliesLeft: number;
  /** When the message that waits for a reply was written. */
  askedAt: number;
}

interface Agent {
  chats: number;
  /** Messages in the order in which they came; the first is being answered. */
  inbox: Chat[];
}

/**
 * Plays every message and every reply: each agent answers one message at a time, first come first served, while their
 * other buyers think; a buyer who finds all agents full waits, or gives up. Knows nothing of the formulas.
 */
export function simulateReplies(input: SimulateRepliesInput): {
  messageReplyRate: number;
  occupancy: number;
} {
  const { model, agents: count, withinSeconds } = input;
  const { workSeconds, repliesPerChat, cap, leaveRate } = resolveModel(model);
  const thinkSeconds = model.handleTimeSeconds / repliesPerChat - workSeconds;
  const random = randomFrom(input.seed);
  const exponential = (mean: number) => -Math.log(1 - random()) * mean;
  const agents = Array.from({ length: count }, (): Agent => ({ chats: 0, inbox: [] }));
  const events = new Agenda();
  let waiting: { chat: Chat; leavesAt: number }[] = [];
  let [messages, inTime, arrived, inHand, lastAt] = [0, 0, 0, 0, 0];

  const ask = (agent: Agent, chat: Chat, now: number, at = now) => {
    chat.askedAt = at;
    agent.inbox.push(chat);
    if (agent.inbox.length === 1) events.add(now + exponential(workSeconds), (then) => reply(agent, then));
  };
  const take = (agent: Agent, chat: Chat, now: number) => {
    agent.chats += 1;
    ask(agent, chat, now, chat.askedAt);
  };
  const reply = (agent: Agent, now: number) => {
    const chat = agent.inbox.shift();
    if (agent.inbox.length > 0) events.add(now + exponential(workSeconds), (then) => reply(agent, then));
    if (chat === undefined) return;
    messages += 1;
    if (now - chat.askedAt <= withinSeconds) inTime += 1;
    chat.repliesLeft -= 1;
    // The buyer reads and writes again; after the last reply they read, and go.
    events.add(now + exponential(thinkSeconds), (then) => {
      if (chat.repliesLeft > 0) {
        ask(agent, chat, then);
        return;
      }
      agent.chats -= 1;
      const gone = waiting.filter(({ leavesAt }) => leavesAt <= then).length;
      messages += gone;
      waiting = waiting.filter(({ leavesAt }) => leavesAt > then);
      const next = waiting.shift();
      if (next) take(agent, next.chat, then);
    });
  };
  const arrive = (now: number) => {
    arrived += 1;
    if (arrived < input.chats) events.add(now + exponential(3600 / input.arrivalsPerHour), arrive);
    const chat = { repliesLeft: repliesPerChat, askedAt: now };
    const least = agents.reduce((best, agent) => (agent.chats < best.chats ? agent : best));
    if (least.chats < cap) take(least, chat, now);
    else waiting.push({ chat, leavesAt: leaveRate === 0 ? Infinity : now + exponential(1 / leaveRate) });
  };

  events.add(exponential(3600 / input.arrivalsPerHour), arrive);
  for (let event = events.next(); event; event = events.next()) {
    const held = agents.reduce((sum, { chats }) => sum + chats, 0);
    inHand += held * (event.at - lastAt);
    lastAt = event.at;
    event.happen(event.at);
  }
  return { messageReplyRate: inTime / messages, occupancy: inHand / (lastAt * count * cap) };
}

interface Event {
  at: number;
  happen: (now: number) => void;
}

/** What happens next: a binary heap by time. */
class Agenda {
  private readonly heap: Event[] = [];

  add(at: number, happen: Event['happen']): void {
    const { heap } = this;
    let place = heap.push({ at, happen }) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((heap[parent]?.at ?? 0) <= at) break;
      this.swap(place, parent);
      place = parent;
    }
  }

  next(): Event | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let place = 0; ;) {
      const child = 2 * place + 1;
      const lower = (heap[child + 1]?.at ?? Infinity) < (heap[child]?.at ?? Infinity) ? child + 1 : child;
      if ((heap[lower]?.at ?? Infinity) >= last.at) return first;
      this.swap(place, lower);
      place = lower;
    }
  }

  private swap(one: number, other: number): void {
    const { heap } = this;
    const kept = heap[one];
    const moved = heap[other];
    if (kept && moved) [heap[one], heap[other]] = [moved, kept];
  }
}
