import { type ChatModel, resolveModel } from './chat-model.js';

export interface SimulateChatsInput {
  model: ChatModel;
  arrivalsPerHour: number;
  agents: number;
  withinSeconds: number;
  chats: number;
  seed: number;
}

/**
 * Plays chats one by one (exponential times, least-loaded routing, first come first served), so that the
 * formulas can be checked against something that does not know them. Each agent keeps the chats they were
 * given: unlike the chain of `chatPerformance`, levels drift apart until the next arrivals even them out.
 */
export function simulateChats(input: SimulateChatsInput): { answeredWithin: number; abandonment: number } {
  const model = resolveModel(input.model);
  const random = randomFrom(input.seed);
  const exponential = (rate: number) => -Math.log(1 - random()) / rate;
  const held = new Array<number>(input.agents).fill(0);
  let waiting: { arrivedAt: number; leavesAt: number }[] = [];
  const arrivalRate = input.arrivalsPerHour / 3600;
  let now = 0;
  let inTime = 0;
  let left = 0;
  let arrived = 0;

  while (arrived < input.chats) {
    const rates = held.map((chats) => model.levelRate[chats] ?? 0);
    const working = rates.reduce((sum, rate) => sum + rate, 0);
    now += exponential(arrivalRate + working);
    const stayed = waiting.filter((chat) => chat.leavesAt > now);
    left += waiting.length - stayed.length;
    waiting = stayed;
    let pick = random() * (arrivalRate + working) - arrivalRate;
    if (pick < 0) {
      arrived += 1;
      const least = held.indexOf(Math.min(...held));
      if ((held[least] ?? 0) < model.cap) {
        held[least] = (held[least] ?? 0) + 1;
        inTime += 1;
      } else {
        const patience = model.leaveRate === 0 ? Infinity : exponential(model.leaveRate);
        waiting.push({ arrivedAt: now, leavesAt: now + patience });
      }
      continue;
    }
    const done = rates.findIndex((rate) => (pick -= rate) < 0);
    const next = waiting.shift();
    if (next === undefined) held[done] = (held[done] ?? 1) - 1;
    else if (now - next.arrivedAt <= input.withinSeconds) inTime += 1;
  }
  return { answeredWithin: inTime / arrived, abandonment: left / arrived };
}

/** mulberry32: small, seeded, good enough for tests. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
