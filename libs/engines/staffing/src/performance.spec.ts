import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ChatModel, chatPerformance, requiredAgents, StaffingError } from './index.js';
import { simulateChats } from './simulate-chats.js';

/** A voice line: one call at a time. */
const aLine = (overrides: Partial<ChatModel> = {}): ChatModel => ({
  handleTimeSeconds: 180,
  concurrencyCap: 1,
  slowdown: 0,
  ...overrides,
});
const aChat = (overrides: Partial<ChatModel> = {}): ChatModel => ({
  handleTimeSeconds: 240,
  concurrencyCap: 5,
  slowdown: 0.2,
  ...overrides,
});

describe('Erlang C is the limit of one chat per agent without patience', () => {
  // Published: pyworkforce tests/test_erlang.py, 100 calls in 30 min, 3 min each.
  it.each([
    { agents: 14, seconds: 20, level: 0.88835, occupancy: 0.714286, waiting: 0.174132 },
    { agents: 14, seconds: 19.8, level: 0.88785, occupancy: 0.714286, waiting: 0.174132 },
    { agents: 15, seconds: 19.8, level: 0.94113, occupancy: 0.666667, waiting: 0.102042 },
  ])('$agents agents, within $seconds s', ({ agents, seconds, level, occupancy, waiting }) => {
    const performance = chatPerformance(aLine(), 200, agents, { answerWithinSeconds: seconds });
    expect(performance.answeredWithin).toBeCloseTo(level, 5);
    expect(performance.occupancy).toBeCloseTo(occupancy, 6);
    expect(performance.waitingProbability).toBeCloseTo(waiting, 6);
    expect(performance.abandonment).toBe(0);
  });

  it('48 erlangs on 55 agents: C 0.2387, mean wait 8.18 s, 84.6 % within 15 s', () => {
    const line = aLine({ handleTimeSeconds: 240 });
    const performance = chatPerformance(line, 720, 55, { answerWithinSeconds: 15 });
    expect(performance.waitingProbability).toBeCloseTo(0.2387, 4);
    expect(performance.meanWaitSeconds).toBeCloseTo(8.18, 2);
    expect(performance.answeredWithin).toBeCloseTo(0.846, 3);
  });

  it('without slowdown, n agents of cap c are n·c servers', () => {
    const chats = chatPerformance(aLine({ concurrencyCap: 3 }), 200, 5);
    const servers = chatPerformance(aLine(), 200, 15);
    expect(chats.waitingProbability).toBeCloseTo(servers.waitingProbability, 12);
    expect(chats.waitingProbability).toBeCloseTo(0.102042, 6);
  });
});

describe('Erlang A is the limit of one chat per agent with patience', () => {
  // Published: pyworkforce tests/test_abandonment.py, the same calls with 5 min patience, answered within 20 s.
  it('14 agents', () => {
    const line = aLine({ patienceSeconds: 300 });
    const performance = chatPerformance(line, 200, 14, { answerWithinSeconds: 20 });
    expect(performance.waitingProbability).toBeCloseTo(0.14526, 5);
    expect(performance.abandonment).toBeCloseTo(0.013984, 6);
    expect(performance.occupancy).toBeCloseTo(0.704297, 6);
    expect((performance.meanWaitSeconds ?? 0) / 60).toBeCloseTo(0.069919, 6);
    expect(performance.answeredWithin).toBeCloseTo(0.916792, 6);
  });

  it('endless patience is Erlang C', () => {
    const patient = chatPerformance(aLine({ patienceSeconds: 86_400 }), 200, 14);
    const endless = chatPerformance(aLine(), 200, 14);
    expect(patient.answeredWithin).toBeCloseTo(endless.answeredWithin, 3);
  });

  it('stays exact where (1−x)^a underflows: 2,000 agents', () => {
    const line = aLine({ patienceSeconds: 60 });
    const performance = chatPerformance(line, 40_000, 2000, { answerWithinSeconds: 600 });
    // Within ten patiences everyone is either answered or gone.
    expect(performance.answeredWithin).toBeCloseTo(1 - performance.abandonment, 6);
  });
});

describe('the cost of a wrong slowdown', () => {
  // 600 chats an hour of 4 minutes, five at once, 90 % reach an agent within 30 s.
  it.each([
    [0, 10],
    [0.2, 12],
    [0.4, 18],
    [0.6, 25],
  ])('b = %d needs %d agents', (slowdown, agents) => {
    const demand = { arrivalsPerHour: 600, model: aChat({ slowdown }) };
    expect(requiredAgents(demand, { answered: { withinSeconds: 30, share: 0.9 } }).agents).toBe(agents);
  });
});

describe('requiredAgents', () => {
  it.each([
    [0.85, 14],
    [0.7, 15],
  ])('80 %% within 0.33 min at an occupancy up to %d: %d agents', (maxOccupancy, agents) => {
    const targets = { answered: { withinSeconds: 19.8, share: 0.8 }, maxOccupancy };
    expect(requiredAgents({ arrivalsPerHour: 200, model: aLine() }, targets).agents).toBe(agents);
  });

  it('needs nobody without demand', () => {
    const { agents } = requiredAgents(
      { arrivalsPerHour: 0, model: aChat() },
      { reply: { withinSeconds: 180, share: 0.95 } },
    );
    expect(agents).toBe(0);
  });

  it('refuses what no number of agents can reach', () => {
    const slow = aChat({ handleTimeSeconds: 6000 });
    const demand = { arrivalsPerHour: 60, model: slow };
    expect(() => requiredAgents(demand, { reply: { withinSeconds: 180, share: 0.95 } })).toThrow(
      expect.objectContaining({ code: 'STAFFING_TARGET_UNREACHABLE' }),
    );
  });

  it('equals a linear search, whatever the demand', () => {
    fc.assert(
      fc.property(anyModel, fc.double({ min: 1, max: 1500, noNaN: true }), (model, arrivalsPerHour) => {
        const targets = { answered: { withinSeconds: 20, share: 0.9 }, maxOccupancy: 0.95 };
        const { agents } = requiredAgents({ arrivalsPerHour, model }, targets);
        const meets = (n: number) => {
          const performance = chatPerformance(model, arrivalsPerHour, n, { answerWithinSeconds: 20 });
          return performance.stable && performance.answeredWithin >= 0.9 && performance.occupancy <= 0.95;
        };
        expect(meets(agents)).toBe(true);
        expect(meets(agents - 1)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

describe('laws of every performance', () => {
  it('shares are shares, more agents never hurt, chats are conserved', () => {
    fc.assert(
      fc.property(
        anyModel,
        fc.double({ min: 0.5, max: 3000, noNaN: true }),
        fc.integer({ min: 1, max: 120 }),
        (model, arrivalsPerHour, agents) => {
          const few = chatPerformance(model, arrivalsPerHour, agents);
          const more = chatPerformance(model, arrivalsPerHour, agents + 1);
          const shares = [
            'waitingProbability',
            'answeredWithin',
            'replyRate',
            'occupancy',
            'abandonment',
          ] as const;
          for (const share of shares) {
            expect(few[share]).toBeGreaterThanOrEqual(0);
            expect(few[share]).toBeLessThanOrEqual(1 + 1e-9);
          }
          expect(more.answeredWithin).toBeGreaterThanOrEqual(few.answeredWithin - 1e-9);
          expect(more.firstReplyWithin).toBeGreaterThanOrEqual(few.firstReplyWithin - 1e-6);
          expect(more.replyRate).toBeGreaterThanOrEqual(few.replyRate - 1e-6);
          expect(more.waitingProbability).toBeLessThanOrEqual(few.waitingProbability + 1e-9);
          expect(few.answeredWithin).toBeLessThanOrEqual(1 - few.abandonment + 1e-9);
          if (few.stable && model.slowdown === 0) {
            const served = (arrivalsPerHour / 3600) * (1 - few.abandonment) * model.handleTimeSeconds;
            expect(few.meanChatsPerAgent * agents).toBeCloseTo(served, 6);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says so when the queue has no steady state', () => {
    const performance = chatPerformance(aLine(), 200, 10);
    expect(performance).toMatchObject({ stable: false, replyRate: 0, meanWaitSeconds: null });
  });

  it.each([
    { handleTimeSeconds: 0 },
    { concurrencyCap: 0 },
    { concurrencyCap: 2.5 },
    { slowdown: 1.1 },
    { slowdown: Number.NaN },
    { patienceSeconds: 0 },
    { repliesPerChat: 0 },
  ])('refuses a model with %j', (wrong) => {
    expect(() => chatPerformance(aChat(wrong), 100, 5)).toThrow(StaffingError);
  });
});

describe('against a simulation of the chats one by one', () => {
  // The chain keeps agents level with each other, the simulation does not: 2 points is what that is worth.
  it.each([
    { name: 'calm, patient', model: aChat(), arrivalsPerHour: 600, agents: 18 },
    { name: 'busy, impatient', model: aChat({ patienceSeconds: 90 }), arrivalsPerHour: 650, agents: 15 },
    { name: 'small', model: aChat({ slowdown: 0.4, concurrencyCap: 3 }), arrivalsPerHour: 60, agents: 3 },
  ])('$name', ({ model, arrivalsPerHour, agents }) => {
    const formula = chatPerformance(model, arrivalsPerHour, agents, { answerWithinSeconds: 20 });
    const played = simulateChats({
      model,
      arrivalsPerHour,
      agents,
      withinSeconds: 20,
      chats: 150_000,
      seed: 1,
    });
    expect(Math.abs(formula.answeredWithin - played.answeredWithin)).toBeLessThan(0.02);
    expect(Math.abs(formula.abandonment - played.abandonment)).toBeLessThan(0.01);
  });
});

const anyModel: fc.Arbitrary<ChatModel> = fc.record({
  handleTimeSeconds: fc.integer({ min: 30, max: 900 }),
  concurrencyCap: fc.integer({ min: 1, max: 8 }),
  slowdown: fc.constantFrom(0, 0.1, 0.25, 0.6, 1),
  patienceSeconds: fc.option(fc.integer({ min: 5, max: 1200 }), { nil: null }),
  repliesPerChat: fc.integer({ min: 1, max: 12 }),
});
