import { describe, expect, it, test } from '@jest/globals';
import { chatPerformance, PLANNING_MODEL, planningTargets, requiredAgents, spreadOverDay } from './index.js';
import { simulateReplies } from './simulate-replies.js';

const played = (inquiries: number, agents: number, chats = 4000) =>
  simulateReplies({
    model: PLANNING_MODEL,
    arrivalsPerHour: inquiries * 2,
    agents,
    withinSeconds: 180,
    chats,
    seed: 7,
  });

const keepsTargets = (inquiries: number, agents: number) => {
  const { messageReplyRate, occupancy } = played(inquiries, agents);
  const { reply, maxOccupancy } = planningTargets();
  return messageReplyRate >= reply.share && occupancy <= maxOccupancy;
};

describe('half hours need, give or take one, as many agents as a simulation of every reply', () => {
  it.each([82, 1406, 6000])('%i inquiries a day', (daily) => {
    const slots = spreadOverDay(daily).map(({ inquiries }) => {
      const demand = { arrivalsPerHour: inquiries * 2, model: PLANNING_MODEL };
      return { inquiries, seats: Math.max(1, requiredAgents(demand, planningTargets()).agents) };
    });
    const off = slots.filter(({ inquiries, seats }) => {
      return !keepsTargets(inquiries, seats + 1) || (seats > 2 && keepsTargets(inquiries, seats - 2));
    });
    expect(off).toEqual([]);
  });
});

test.each([
  [62, 3],
  [171, 8],
  [291, 14],
])('%i inquiries in the half hour and %i agents: the same rate as played', (inquiries, agents) => {
  const formula = chatPerformance(PLANNING_MODEL, inquiries * 2, agents);
  const simulated = played(inquiries, agents, 40_000);
  expect(Math.abs(formula.messageReplyRate - simulated.messageReplyRate)).toBeLessThan(0.01);
  expect(Math.abs(formula.occupancy - simulated.occupancy)).toBeLessThan(0.03);
});

test('an agent with six chats ends 39 an hour, not 29: work waits in one queue', () => {
  const alone = chatPerformance({ ...PLANNING_MODEL, patienceSeconds: null }, 38, 1);
  expect(alone.stable).toBe(true);
  expect(chatPerformance({ ...PLANNING_MODEL, patienceSeconds: null }, 40, 1).stable).toBe(false);
});
