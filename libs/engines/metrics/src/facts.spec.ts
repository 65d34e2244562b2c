import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessDateOf } from './clock.js';
import { getMetric } from './dictionary.js';
import {
  Conversation,
  conversationFacts,
  Definitions,
  definitionsFor,
  mergeFacts,
  ratio,
  readMetric,
  sessionFacts,
  SUM_COLUMNS,
  totalOf,
} from './facts.js';
import { Platform } from './metric.js';
import { RoundMessage } from './rounds.js';

const at = (clock: string, on = '2026-11-21'): number => Date.parse(`${on}T${clock}+08:00`);
const ask = (clock: string, rest: Partial<RoundMessage> = {}): RoundMessage => ({
  at: at(clock),
  direction: 'buyer',
  type: 'text',
  ...rest,
});
const reply = (clock: string, agentId = 'A', rest: Partial<RoundMessage> = {}): RoundMessage => ({
  at: at(clock),
  direction: 'agent',
  type: 'text',
  agentId,
  ...rest,
});
const on = (platform: Platform): Conversation => ({ id: 'c1', platform });
const total = (platform: Platform, messages: RoundMessage[], definitions?: Definitions) =>
  totalOf(conversationFacts(on(platform), messages, definitions));

describe('one conversation', () => {
  const messages = [
    ask('10:10:15'),
    ask('10:15:20'),
    reply('10:18:10'),
    ask('10:31:00'),
    reply('10:31:20', 'B'),
  ];

  it('is booked by agent and half hour', () => {
    const facts = conversationFacts(on('tmall'), messages);
    expect(facts.map((f) => [f.on, f.slotMinute, f.agentId])).toEqual([
      ['2026-11-21', 600, 'A'],
      ['2026-11-21', 630, 'B'],
    ]);
    expect(facts[0]).toMatchObject({
      consultUsers: 1,
      receivedUsers: 1,
      receptions: 1,
      sessions: 1,
      buyerMessages: 2,
      agentMessages: 1,
      firstResponseCount: 1,
      firstResponseMsSum: 475_000,
      rounds: 1,
      roundsAnswered: 1,
      within3mNumerator: 0,
      within3mDenominator: 1,
      maxWaitMs: 475_000,
    });
    expect(facts[1]).toMatchObject({ consultUsers: 0, receptions: 1, rounds: 1, within3mNumerator: 1 });
  });

  it('reads as metrics', () => {
    const sums = total('tmall', messages);
    expect(readMetric(getMetric('resp3m_tb@2'), sums)).toEqual({ numerator: 1, denominator: 2, value: 0.5 });
    expect(readMetric(getMetric('recv_users@1'), sums)?.value).toBe(2);
    expect(readMetric(getMetric('consult_users@1'), sums)?.value).toBe(1);
    expect(readMetric(getMetric('avg_resp_tb@1'), sums)?.value).toBe((475 + 20) / 2);
    expect(readMetric(getMetric('resp_p90@1'), sums)?.value).toBeGreaterThan(420);
    expect(readMetric(getMetric('orders@1'), sums)).toBeNull();
  });

  it('a buyer nobody answered is consulted and not replied, and there is no first response', () => {
    expect(total('tmall', [ask('10:00:00')])).toMatchObject({
      consultUsers: 1,
      receivedUsers: 0,
      noReply: 1,
      receptions: 0,
      firstResponseCount: 0,
      rounds: 1,
      roundsAnswered: 0,
    });
  });

  it('an agent who writes first to a silent buyer has no reception', () => {
    expect(total('tmall', [reply('10:00:00')])).toMatchObject({
      consultUsers: 0,
      receptions: 0,
      agentMessages: 1,
    });
  });

  it('a re-opened conversation has a first response of its own', () => {
    const sums = total('tmall', [
      ask('09:00:00', { sessionId: 's1' }),
      reply('09:00:10', 'A', { sessionId: 's1' }),
      ask('15:00:00', { sessionId: 's2' }),
      reply('15:00:30', 'A', { sessionId: 's2' }),
    ]);
    expect(sums).toMatchObject({
      consultUsers: 1,
      receptions: 1,
      sessions: 2,
      firstResponseCount: 2,
      firstResponseMsSum: 40_000,
    });
  });
});

describe('ratio', () => {
  it('has no value without a denominator', () => {
    expect(ratio(0, 0)).toBeNull();
    expect(ratio(1, 4)).toBe(0.25);
    expect(readMetric(getMetric('resp3m_tb@2'), totalOf([]))).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
    });
  });
});

describe('Taobao', () => {
  it.each([
    ['07:59:00', '07:59:30', 0],
    ['08:00:00', '08:00:30', 1],
    ['22:59:59', '23:00:10', 1],
    ['23:00:00', '23:00:10', 0],
  ])('a question at %s answered at %s counts %d times', (asked, answered, count) => {
    expect(total('taobao', [ask(asked), reply(answered)]).within3mDenominator).toBe(count);
  });

  it('a question before the window answered inside it counts', () => {
    expect(total('taobao', [ask('07:59:00'), reply('08:01:00')])).toMatchObject({
      within3mNumerator: 1,
      within3mDenominator: 1,
    });
  });

  it('counted until midnight in 2023', () => {
    const late = (day: string) => [
      ask('00:00:00', { at: at('23:30:00', day) }),
      reply('00:00:00', 'A', { at: at('23:30:30', day) }),
    ];
    expect(total('taobao', late('2023-06-01')).within3mDenominator).toBe(1);
    expect(total('taobao', late('2024-06-01')).within3mDenominator).toBe(0);
  });

  it('caps a response at 600 s and takes 600 s for none', () => {
    expect(total('taobao', [ask('10:00:00'), reply('10:30:00')])).toMatchObject({
      platformResponseCount: 1,
      platformResponseMsSum: 600_000,
      responseMsSum: 1_800_000,
    });
    expect(total('taobao', [ask('10:00:00')])).toMatchObject({
      platformResponseCount: 1,
      platformResponseMsSum: 600_000,
      roundsAnswered: 0,
    });
  });

  it('has no 30-second rate', () => {
    expect(total('taobao', [ask('10:00:00'), reply('10:00:01')]).within30sDenominator).toBe(0);
  });
});

describe('greetings, welcome texts and automatic replies', () => {
  const greeted: RoundMessage[] = [
    ask('10:00:00'),
    { at: at('10:00:01'), direction: 'bot', type: 'automatic' },
    { at: at('10:00:02'), direction: 'agent', type: 'automatic', agentId: 'A' },
  ];
  const reading = (days: readonly (readonly RoundMessage[])[]) => {
    const sums = totalOf(
      days.flatMap((messages, i) => conversationFacts({ ...on('tmall'), id: `${i}` }, messages)),
    );
    const valueOf = (id: string) => readMetric(getMetric(id), sums);
    const rate = valueOf('resp3m_tb@2');
    return {
      rate: `${rate?.numerator}/${rate?.denominator}`,
      first: valueOf('first_response_avg@1')?.value,
      average: valueOf('avg_resp_tb@1')?.value,
      received: valueOf('recv_users@1')?.value,
      noReply: valueOf('noreply_users@1')?.value,
    };
  };
  const ten = (messages: readonly RoundMessage[]) => Array.from({ length: 10 }, () => messages);

  it('nine buyers greeted and never answered are missed beside the one who was answered', () => {
    expect(reading([...ten(greeted).slice(1), [ask('10:00:00'), reply('10:00:20')]])).toEqual({
      rate: '1/10',
      first: 20,
      average: (9 * 600 + 20) / 10,
      received: 1,
      noReply: 9,
    });
  });

  it('who was greeted and asked again after an hour has waited since the first question', () => {
    expect(reading(ten([...greeted, ask('11:00:00'), reply('11:00:20')]))).toEqual({
      rate: '0/10',
      first: 3620,
      average: 600,
      received: 10,
      noReply: 0,
    });
  });

  it('ten buyers greeted and never answered are ten missed rounds', () => {
    expect(reading(ten(greeted))).toEqual({
      rate: '0/10',
      first: null,
      average: 600,
      received: 0,
      noReply: 10,
    });
  });

  it('a robot that answered ends a round only where the definition says so', () => {
    const answered: RoundMessage[] = [
      ask('10:00:00'),
      { at: at('10:00:01'), direction: 'bot', type: 'text' },
    ];
    expect(total('tmall', answered).within3mDenominator).toBe(0);
    expect(total('pdd', answered)).toMatchObject({ within3mNumerator: 0, within3mDenominator: 1 });
  });
});

describe('JD', () => {
  it('judges the first answer of a session only', () => {
    const slowLater = [ask('10:00:00'), reply('10:00:30'), ask('10:05:00'), reply('10:09:00')];
    expect(total('jd', slowLater)).toMatchObject({ within30sNumerator: 1, within30sDenominator: 1 });
  });

  it.each([
    ['08:59:59', 0],
    ['09:00:00', 1],
    ['22:59:59', 1],
    ['23:00:00', 0],
  ])('a session begun at %s counts %d times', (start, count) => {
    const sums = total('jd', [ask(start), reply('23:30:00')]);
    expect(sums.within30sDenominator).toBe(count);
    expect(sums.platformResponseCount).toBe(count);
  });

  it('drops sessions that became a left message', () => {
    const facts = conversationFacts({ ...on('jd'), leftMessage: true }, [ask('10:00:00')]);
    expect(totalOf(facts).within30sDenominator).toBe(0);
  });
});

describe('Pinduoduo', () => {
  it('judges a buyer once a day, by every reply', () => {
    const sums = total('pdd', [ask('10:00:00'), reply('10:00:10'), ask('11:00:00'), reply('11:04:00', 'B')]);
    expect(sums).toMatchObject({ within3mNumerator: 0, within3mDenominator: 1 });
  });

  it('a robot does not answer', () => {
    const bot: RoundMessage = { at: at('10:00:01'), direction: 'bot', type: 'text' };
    expect(total('pdd', [ask('10:00:00'), bot])).toMatchObject({
      within3mNumerator: 0,
      within3mDenominator: 1,
    });
  });

  it('does not recompute the 30-second rate, whose formula is unknown', () => {
    expect(total('pdd', [ask('10:00:00'), reply('10:00:01')]).within30sDenominator).toBe(0);
  });
});

describe('Douyin', () => {
  const messages = [ask('10:00:00'), ask('10:02:00'), reply('10:04:00')];

  it('by session, one late turn fails the session', () => {
    expect(total('douyin', messages)).toMatchObject({ within3mNumerator: 0, within3mDenominator: 1 });
  });

  it('by message, each message has its own wait', () => {
    const definitions = {
      ...definitionsFor('douyin', '2026-11-21'),
      threeMinute: getMetric('reply3m_dy_msg@1'),
    };
    expect(total('douyin', messages, definitions)).toMatchObject({
      within3mNumerator: 1,
      within3mDenominator: 2,
    });
  });

  it('a session nobody took scores 0', () => {
    expect(total('douyin', [ask('10:00:00')])).toMatchObject({
      within3mNumerator: 0,
      within3mDenominator: 1,
    });
  });
});

describe('laws', () => {
  const start = at('00:00:00');
  const message: fc.Arbitrary<RoundMessage> = fc
    .record({
      at: fc.integer({ min: start, max: start + 3 * 86_400_000 - 1 }),
      direction: fc.constantFrom('buyer', 'buyer', 'agent', 'agent', 'bot', 'system'),
      agentId: fc.constantFrom('A', 'B', null),
      type: fc.constantFrom('text', 'text', 'image', 'recall', 'transfer', 'automatic'),
    })
    // A session of a day each, so that a day may be computed alone.
    .map((m) => ({ ...m, sessionId: businessDateOf(m.at) }) as RoundMessage);
  const conversation = fc.record({
    platform: fc.constantFrom<Platform[]>('taobao', 'jd', 'pdd', 'douyin', 'generic'),
    messages: fc.array(message, { maxLength: 40 }),
  });
  const factsOf = (c: { platform: Platform; messages: RoundMessage[] }) =>
    conversationFacts(on(c.platform), c.messages);

  it('the facts of two conversations are the sum of their facts, in any order', () => {
    fc.assert(
      fc.property(conversation, conversation, conversation, (a, b, c) => {
        const [fa, fb, fc_] = [factsOf(a), factsOf(b), factsOf(c)];
        expect(mergeFacts(fa, mergeFacts(fb, fc_))).toEqual(mergeFacts(mergeFacts(fc_, fa), fb));
        expect(totalOf(mergeFacts(fa, fb))).toEqual(totalOf([totalOf(fa), totalOf(fb)]));
      }),
    );
  });

  it('a period is the sum of its days', () => {
    fc.assert(
      fc.property(conversation, (c) => {
        const days = [...new Set(c.messages.map((m) => businessDateOf(m.at)))];
        const parts = days.map((day) =>
          factsOf({ ...c, messages: c.messages.filter((m) => businessDateOf(m.at) === day) }),
        );
        expect(mergeFacts(...parts)).toEqual(factsOf(c));
      }),
    );
  });

  it('does not depend on the order of messages', () => {
    fc.assert(
      fc.property(
        conversation.chain((c) =>
          fc.tuple(fc.constant(c), fc.shuffledSubarray(c.messages, { minLength: c.messages.length })),
        ),
        ([c, shuffled]) => expect(factsOf({ ...c, messages: shuffled })).toEqual(factsOf(c)),
      ),
    );
  });

  it('nothing is negative, no part exceeds its whole, and people add up', () => {
    fc.assert(
      fc.property(conversation, (c) => {
        for (const slot of factsOf(c)) {
          for (const column of SUM_COLUMNS) expect(slot[column]).toBeGreaterThanOrEqual(0);
          expect(slot.within3mNumerator).toBeLessThanOrEqual(slot.within3mDenominator);
          expect(slot.within30sNumerator).toBeLessThanOrEqual(slot.within30sDenominator);
          expect(slot.roundsAnswered).toBeLessThanOrEqual(slot.rounds);
          expect(slot.receivedUsers + slot.noReply).toBe(slot.consultUsers);
          expect(slot.responseHistogram.reduce((a, b) => a + b, 0)).toBe(slot.roundsAnswered);
          expect(slot.slotMinute % 30).toBe(0);
        }
      }),
    );
  });

  it('sessions add up to the conversation', () => {
    fc.assert(
      fc.property(conversation, fc.array(fc.constantFrom('s1', 's2', 's3'), { maxLength: 30 }), (c, ids) => {
        const messages = c.messages.map((message, index) => ({ ...message, sessionId: ids[index] ?? 's1' }));
        const bySession = [...sessionFacts(on(c.platform), messages).values()];
        expect(mergeFacts(...bySession)).toEqual(conversationFacts(on(c.platform), messages));
      }),
    );
  });

  it('counts every message once', () => {
    fc.assert(
      fc.property(conversation, (c) => {
        const sums = totalOf(factsOf(c));
        const written = (direction: string) =>
          c.messages.filter((m) => m.direction === direction && ['text', 'image'].includes(m.type)).length;
        expect([sums.buyerMessages, sums.agentMessages]).toEqual([written('buyer'), written('agent')]);
      }),
    );
  });
});
