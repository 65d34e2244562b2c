import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessDateOf } from './clock.js';
import { getMetric, metricsOn } from './dictionary.js';
import { measureDay, ratio, readMetric, type SlotFacts, totalOf } from './facts.js';
import type { Platform } from './metric.js';
import type { RoundMessage } from './rounds.js';
import { ask, at, DAY, factsOf, hours, partsOf, reply, storeDay } from './testing.js';

const one = (platform: Platform, messages: RoundMessage[], rest: Parameters<typeof factsOf>[2] = {}) =>
  factsOf(platform, [messages], rest);

describe('one conversation', () => {
  const messages = [
    ask('10:10:15'),
    ask('10:15:20'),
    reply('10:18:10'),
    ask('10:31:00'),
    reply('10:31:20', 'B'),
  ];

  it('is booked by agent and half hour', () => {
    const { slots } = one('tmall', messages);
    expect(slots.map((slot) => [slot.slotMinute, slot.agentId])).toEqual([
      [600, 'A'],
      [630, 'B'],
    ]);
    expect(slots[0]?.sums).toMatchObject({
      'consult_users@1': [1, 0],
      'recv_users@2': [1, 0],
      'recv_users@1': [1, 0],
      'first_response_avg@1': [475_000, 1],
      'resp3m_tb@2': [0, 1],
      'reply_ratio@1': [1, 2],
    });
    expect(slots[1]?.sums).toMatchObject({ 'recv_users@1': [1, 0], 'resp3m_tb@2': [1, 1] });
    expect(slots[1]?.sums['consult_users@1']).toBeUndefined();
  });

  it('reads as metrics', () => {
    const { total } = one('tmall', messages);
    expect(readMetric(getMetric('resp3m_tb@2'), total)).toEqual({ numerator: 1, denominator: 2, value: 0.5 });
    expect(readMetric(getMetric('recv_users@1'), total)?.value).toBe(2);
    expect(readMetric(getMetric('recv_users@2'), total)?.value).toBe(1);
    expect(readMetric(getMetric('consult_users@1'), total)?.value).toBe(1);
    expect(readMetric(getMetric('avg_resp_tb@1'), total)?.value).toBe((475 + 20) / 2);
    expect(readMetric(getMetric('resp_p90@1'), total)?.value).toBeGreaterThan(420);
    expect(readMetric(getMetric('qc_cov@1'), total)).toBeNull();
  });

  it('a buyer nobody answered is consulted and not replied, and there is no first response', () => {
    const facts = one('tmall', [ask('10:00:00')]);
    expect(
      ['consult_users@1', 'recv_users@2', 'noreply_users@1', 'recv_users@1', 'first_response_avg@1'].map(
        (id) => partsOf(facts, id),
      ),
    ).toEqual(['1', '0', '1', '0', '0/0']);
    expect(readMetric(getMetric('first_response_avg@1'), facts.total)?.value).toBeNull();
  });

  it('an agent who writes first to a silent buyer has no reception', () => {
    const facts = one('tmall', [reply('10:00:00')]);
    expect(['consult_users@1', 'recv_users@1', 'reply_ratio@1'].map((id) => partsOf(facts, id))).toEqual([
      '0',
      '0',
      '1/0',
    ]);
  });

  it('a re-opened conversation has a first response of its own', () => {
    const facts = one('tmall', [
      ask('09:00:00', { sessionId: 's1' }),
      reply('09:00:10', 'A', { sessionId: 's1' }),
      ask('15:00:00', { sessionId: 's2' }),
      reply('15:00:30', 'A', { sessionId: 's2' }),
    ]);
    expect(partsOf(facts, 'first_response_avg@1')).toBe('40/2');
    expect(partsOf(facts, 'recv_users@1')).toBe('1');
    expect([...facts.rows.keys()].sort()).toEqual(['s1', 's2']);
  });
});

describe('ratio', () => {
  it('has no value without a denominator, and what was not measured is not nought', () => {
    expect(ratio(0, 0)).toBeNull();
    expect(ratio(1, 4)).toBe(0.25);
    const rate = getMetric('resp3m_tb@2');
    expect(readMetric(rate, factsOf('tmall', []).total)).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
    });
    expect(readMetric(rate, totalOf([]))).toBeNull();
  });
});

describe('Taobao', () => {
  it.each([
    ['07:59:00', '07:59:30', 0],
    ['08:00:00', '08:00:30', 1],
    ['22:59:59', '23:00:10', 1],
    ['23:00:00', '23:00:10', 0],
  ])('a question at %s answered at %s counts %d times', (asked, answered, count) => {
    expect(partsOf(one('taobao', [ask(asked), reply(answered)]), 'resp3m_tb@2')).toBe(`${count}/${count}`);
  });

  it('a question before the window answered inside it counts', () => {
    expect(partsOf(one('taobao', [ask('07:59:00'), reply('08:01:00')]), 'resp3m_tb@2')).toBe('1/1');
  });

  it('counted until midnight in 2023', () => {
    const late = (on: string) =>
      one('taobao', [ask('', { at: at('23:30:00', on) }), reply('', 'A', { at: at('23:30:30', on) })], {
        on,
      });
    expect(partsOf(late('2023-06-01'), 'resp3m_tb@1')).toBe('1/1');
    expect(partsOf(late('2024-06-01'), 'resp3m_tb@2')).toBe('0/0');
  });

  it('caps a response at 600 s and takes 600 s for none', () => {
    expect(partsOf(one('taobao', [ask('10:00:00'), reply('10:30:00')]), 'avg_resp_tb@1')).toBe('600/1');
    expect(partsOf(one('taobao', [ask('10:00:00')]), 'avg_resp_tb@1')).toBe('600/1');
  });

  it('has no 30-second rate', () => {
    expect(metricsOn('taobao', DAY).some(({ purpose }) => purpose === 'thirty-second')).toBe(false);
  });
});

describe('greetings, welcome texts and automatic replies', () => {
  const greeted: RoundMessage[] = [
    ask('10:00:00'),
    { at: at('10:00:01'), direction: 'bot', type: 'automatic' },
    { at: at('10:00:02'), direction: 'agent', type: 'automatic', agentId: 'A' },
  ];
  const reading = (buyers: readonly (readonly RoundMessage[])[]) => {
    const facts = factsOf('tmall', buyers);
    const valueOf = (id: string) => readMetric(getMetric(id), facts.total)?.value;
    return {
      rate: partsOf(facts, 'resp3m_tb@2'),
      first: valueOf('first_response_avg@1'),
      average: valueOf('avg_resp_tb@1'),
      received: valueOf('recv_users@2'),
      noReply: valueOf('noreply_users@1'),
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
    expect(partsOf(one('tmall', answered), 'resp3m_tb@2')).toBe('0/0');
    expect(partsOf(one('pdd', answered), 'reply3m_pdd@1')).toBe('0/1');
  });
});

it('every session has a robot of its own to be handed over by', () => {
  const session = (sessionId: string, hour: string): RoundMessage[] => [
    ask(`${hour}:00:00`, { sessionId }),
    { at: at(`${hour}:00:02`), direction: 'bot', type: 'text', sessionId },
    { at: at(`${hour}:10:00`), direction: 'system', type: 'transfer', agentId: 'A', sessionId },
    ask(`${hour}:10:05`, { sessionId, agentId: 'A' }),
    reply(`${hour}:10:25`, 'A', { sessionId }),
  ];
  const facts = one('douyin', [...session('s1', '10'), ...session('s2', '15')]);
  expect(['avg_resp_dy@1', 'reply3m_dy_msg@1', 'reply3m_dy_sess@1'].map((id) => partsOf(facts, id))).toEqual([
    '40/2',
    '2/2',
    '2/2',
  ]);
});

describe('thanks after an answer', () => {
  const thanks = (clock: string, rest = {}) => ask(clock, { isCourtesy: true, ...rest });
  const answered = [ask('10:00:00'), reply('10:00:20')];

  it.each<[Platform, string]>([
    ['tmall', 'resp3m_tb@2'],
    ['generic', 'resp3m@1'],
    ['douyin', 'reply3m_dy_sess@1'],
    ['pdd', 'reply3m_pdd@1'],
  ])('open no round on %s', (platform, id) => {
    expect(partsOf(one(platform, [...answered, thanks('10:01:00')]), id)).toBe('1/1');
  });

  it('go with the question they stand beside', () => {
    expect(partsOf(one('tmall', [...answered, thanks('10:01:00'), ask('10:01:05')]), 'resp3m_tb@2')).toBe(
      '1/2',
    );
    expect(partsOf(one('tmall', [ask('10:00:00'), thanks('10:00:05')]), 'resp3m_tb@2')).toBe('0/1');
  });

  it('in another session of the day are thanks still', () => {
    const again = (clock: string, rest = {}) => thanks(clock, { sessionId: 's2', ...rest });
    const first = answered.map((message) => ({ ...message, sessionId: 's1' }));
    expect(partsOf(one('jd', [...first, again('12:00:00')]), 'first30_jd@1')).toBe('1/1');
    const asking = [again('12:00:00'), ask('12:00:10', { sessionId: 's2' })];
    const late = reply('12:00:50', 'A', { sessionId: 's2' });
    expect(partsOf(one('jd', [...first, ...asking, late]), 'first_response_avg@1')).toBe('60/2');
  });

  it('ask nothing while another question waits, nor after the robot has handed over', () => {
    const waiting = [...answered, ask('10:05:00'), thanks('10:05:10')];
    expect(partsOf(one('douyin', waiting), 'reply3m_dy_msg@1')).toBe('1/2');
    const handedOver: RoundMessage[] = [
      ask('10:00:00'),
      { at: at('10:00:02'), direction: 'bot', type: 'text' },
      { at: at('10:00:10'), direction: 'system', type: 'transfer', agentId: 'A' },
      thanks('10:00:20'),
    ];
    expect(partsOf(one('douyin', handedOver), 'reply3m_dy_sess@1')).toBe('0/0');
  });

  it('without an answer before them ask something', () => {
    expect(partsOf(one('tmall', [thanks('10:00:00')]), 'noreply_users@1')).toBe('1');
    const after = one('tmall', [thanks('00:02:00')], { answeredBefore: true });
    expect([partsOf(after, 'noreply_users@1'), partsOf(after, 'consult_users@1')]).toEqual(['0', '0']);
  });
});

describe('midnight', () => {
  const over = [ask('23:58:00'), reply('', 'A', { at: at('00:03:00', '2026-11-22'), sessionId: 'next-day' })];

  it('does not cut what was answered after it, where the definition is ours', () => {
    const facts = one('jd', over);
    expect(partsOf(facts, 'resp3m@1')).toBe('0/1');
    expect(partsOf(facts, 'first_response_avg@1')).toBe('300/1');
    expect(
      ['consult_users@1', 'recv_users@2', 'noreply_users@1', 'recv_users@1'].map((id) => partsOf(facts, id)),
    ).toEqual(['1', '1', '0', '1']);
    expect(facts.slots.map(({ slotMinute, agentId }) => [slotMinute, agentId])).toEqual([[1410, 'A']]);
  });

  it('answers whoever replies, though the round stays with whom it was written to', () => {
    const byB = [ask('23:58:00', { agentId: 'A' }), reply('', 'B', { at: at('00:03:00', '2026-11-22') })];
    const facts = one('jd', byB);
    expect(
      ['noreply_users@1', 'recv_users@2', 'recv_users@1', 'resp3m@1'].map((id) => partsOf(facts, id)),
    ).toEqual(['0', '1', '1', '0/1']);
  });

  it('answers until 06:00 only', () => {
    const at0600 = [ask('23:58:00'), reply('', 'A', { at: at('06:00:00', '2026-11-22') })];
    expect(partsOf(one('jd', at0600), 'noreply_users@1')).toBe('1');
  });

  it('cuts where the platform says so', () => {
    const inWindow = [ask('22:59:00'), reply('', 'A', { at: at('00:03:00', '2026-11-22') })];
    expect(partsOf(one('tmall', inWindow), 'avg_resp_tb@1')).toBe('600/1');
  });

  it('leaves what is asked after it to the next day', () => {
    const both = [...over, ask('', { at: at('00:01:00', '2026-11-22') })];
    expect(partsOf(one('jd', both), 'consult_users@1')).toBe('1');
    expect(partsOf(one('jd', both, { on: '2026-11-22' }), 'resp3m@1')).toBe('1/1');
  });
});

describe('service hours', () => {
  const night = [ask('02:17:00'), reply('09:16:00')];
  const day = [ask('10:00:00'), reply('10:00:30')];

  it('bound the generic metrics', () => {
    const facts = factsOf('jd', [night, day], { serviceHours: hours(9, 24) });
    expect(['first_response_avg@1', 'resp3m@1', 'recv_users@2'].map((id) => partsOf(facts, id))).toEqual([
      '30/1',
      '1/1',
      '2',
    ]);
    expect(partsOf(factsOf('jd', [night, day]), 'resp3m@1')).toBe('1/2');
  });

  it('may pass midnight', () => {
    const facts = (clock: string) => one('jd', [ask(clock), reply(clock)], { serviceHours: hours(9, 26) });
    expect(
      ['08:59:59', '09:00:00', '01:59:59', '02:00:00'].map((clock) => partsOf(facts(clock), 'resp3m@1')),
    ).toEqual(['0/0', '1/1', '1/1', '0/0']);
  });

  it('do not bound what the platform bounds', () => {
    expect(
      partsOf(
        one('tmall', [ask('08:30:00'), reply('08:30:10')], { serviceHours: hours(9, 24) }),
        'resp3m_tb@2',
      ),
    ).toBe('1/1');
  });
});

describe('JD', () => {
  it('judges the first answer of a session only', () => {
    const slowLater = [ask('10:00:00'), reply('10:00:30'), ask('10:05:00'), reply('10:09:00')];
    expect(partsOf(one('jd', slowLater), 'first30_jd@1')).toBe('1/1');
  });

  it.each([
    ['08:59:59', 0],
    ['09:00:00', 1],
    ['22:59:59', 1],
    ['23:00:00', 0],
  ])('a session begun at %s counts %d times', (start, count) => {
    const facts = one('jd', [ask(start), reply('23:30:00')]);
    expect(partsOf(facts, 'first30_jd@1')).toBe(`0/${count}`);
    expect(partsOf(facts, 'avg_resp_jd@1')).toMatch(new RegExp(`/${count}$`));
  });

  it('drops sessions that became a left message', () => {
    const left = one('jd', [ask('10:00:00'), ask('10:00:30', { type: 'left-message' })]);
    expect(partsOf(left, 'first30_jd@1')).toBe('0/0');
    expect(partsOf(left, 'noreply_users@1')).toBe('1');
  });
});

describe('Pinduoduo', () => {
  it('judges a buyer once a day, by every reply', () => {
    const facts = one('pdd', [ask('10:00:00'), reply('10:00:10'), ask('11:00:00'), reply('11:04:00', 'B')]);
    expect(partsOf(facts, 'reply3m_pdd@1')).toBe('0/1');
  });

  it('does not recompute the 30-second rate, whose formula is unknown', () => {
    expect(partsOf(one('pdd', [ask('10:00:00'), reply('10:00:01')]), 'resp30_pdd@1')).toBe('not measured');
  });
});

describe('Douyin', () => {
  const messages = [ask('10:00:00'), ask('10:02:00'), reply('10:04:00')];

  it('by session, one late turn fails the session', () => {
    expect(partsOf(one('douyin', messages), 'reply3m_dy_sess@1')).toBe('0/1');
  });

  it('by message, each message has its own wait', () => {
    expect(partsOf(one('douyin', messages), 'reply3m_dy_msg@1')).toBe('1/2');
  });

  it('a session nobody took scores 0', () => {
    expect(partsOf(one('douyin', [ask('10:00:00')]), 'reply3m_dy_sess@1')).toBe('0/1');
  });

  it('what was written to the robot before the transfer does not count', () => {
    const transferred: RoundMessage[] = [
      ask('10:00:00'),
      { at: at('10:00:01'), direction: 'bot', type: 'text' },
      { at: at('10:04:00'), direction: 'system', type: 'transfer', agentId: 'A' },
      ask('10:04:10'),
      reply('10:04:40'),
    ];
    expect(partsOf(one('douyin', transferred), 'reply3m_dy_sess@1')).toBe('1/1');
    expect(partsOf(one('douyin', transferred), 'avg_resp_dy@1')).toBe('30/1');
  });
});

describe('conversion', () => {
  const asked = [ask('10:00:00'), reply('10:00:20')];
  const order = (orderedAt: number | null, paidAt: number | null) => ({
    id: 'o',
    buyer: 'buyer-0',
    agentId: null,
    orderedAt,
    paidAt,
  });
  const converted = (orderedAt: number | null, paidAt: number | null) =>
    partsOf(
      one('tmall', asked, { purchases: new Map([['buyer-0', [order(orderedAt, paidAt)]]]) }),
      'conv_next@1',
    );

  it.each([
    ['10:00:00', DAY, '1/1'],
    ['23:59:59', '2026-11-22', '1/1'],
    ['00:00:00', '2026-11-23', '0/1'],
  ])('paid at %s of %s', (clock, on, parts) => {
    expect(converted(at('10:00:00'), at(clock, on))).toBe(parts);
    expect(converted(null, at(clock, on))).toBe(parts);
  });

  it.each([
    ['a second before', at('09:59:59'), '0/0'],
    ['30 days before', at('00:00:00', '2026-10-22'), '0/0'],
    ['more than 30 days before', at('23:59:59', '2026-10-21'), '0/1'],
  ])('ordered %s', (_, orderedAt, parts) => {
    expect(converted(orderedAt, orderedAt)).toBe(parts);
  });

  it('is of buyers received, from their first question', () => {
    expect(partsOf(one('tmall', [ask('10:00:00')]), 'conv_next@1')).toBe('0/0');
    const twice = one('tmall', [...asked, ask('15:00:00', { sessionId: 's2' }), reply('15:00:09', 'B')], {
      purchases: new Map([['buyer-0', [order(at('12:00:00'), at('12:00:00'))]]]),
    });
    expect(partsOf(twice, 'conv_next@1')).toBe('1/1');
    expect(
      [...twice.rows].filter(([, slots]) => totalOf(slots.map(({ sums }) => sums))['conv_next@1']),
    ).toHaveLength(1);
  });
});

describe('laws', () => {
  const start = at('00:00:00');
  const message: fc.Arbitrary<RoundMessage> = fc
    .record({
      // The night after it too.
      at: fc.integer({ min: start, max: start + 32 * 3_600_000 }),
      direction: fc.constantFrom('buyer', 'buyer', 'agent', 'agent', 'bot', 'system'),
      agentId: fc.constantFrom('A', 'B', null),
      type: fc.constantFrom('text', 'text', 'image', 'recall', 'transfer', 'automatic', 'left-message'),
      isCourtesy: fc.boolean(),
      sessionId: fc.constantFrom('s1', 's2', 's3'),
    })
    .map((m) => m as RoundMessage);
  const buyers = fc.record({
    platform: fc.constantFrom<Platform[]>('taobao', 'jd', 'pdd', 'douyin', 'generic'),
    messages: fc.array(fc.array(message, { maxLength: 30 }), { maxLength: 4 }),
    serviceHours: fc.constantFrom(null, hours(9, 24), hours(9, 26)),
  });
  const measured = ({
    platform,
    messages,
    serviceHours,
  }: typeof buyers extends fc.Arbitrary<infer T> ? T : never) =>
    factsOf(
      platform,
      messages.map((own, buyer) => own.map((m) => ({ ...m, sessionId: `${buyer} ${m.sessionId}` }))),
      { serviceHours },
    );

  /** One entry per half hour and agent, in the order of a day's. */
  const mergeSlots = (...lists: readonly (readonly SlotFacts[])[]): SlotFacts[] =>
    [
      ...Map.groupBy(lists.flat(), ({ slotMinute, agentId }) =>
        JSON.stringify([slotMinute, agentId]),
      ).values(),
    ]
      .map(([first, ...more]) => ({
        slotMinute: first!.slotMinute,
        agentId: first!.agentId,
        sums: totalOf([first!, ...more].map(({ sums }) => sums)),
      }))
      .sort(
        (a, b) =>
          a.slotMinute - b.slotMinute ||
          Number(a.agentId !== null) - Number(b.agentId !== null) ||
          (a.agentId! < b.agentId! ? -1 : 1),
      );

  it('rows add up to half hours, and half hours to the day', () => {
    fc.assert(
      fc.property(buyers, (day) => {
        const facts = measured(day);
        const withoutBuckets = facts.slots.map(({ sums, ...place }) => ({
          ...place,
          sums: Object.fromEntries(Object.entries(sums).map(([fact, [n, d]]) => [fact, [n, d]])),
        }));
        expect(mergeSlots(...facts.rows.values())).toEqual(withoutBuckets);
        for (const [fact, cell] of Object.entries(totalOf(facts.slots.map(({ sums }) => sums))))
          expect(facts.total[fact]).toEqual(cell);
      }),
    );
  });

  it('two days’ buyers together are the sum of both', () => {
    fc.assert(
      fc.property(buyers, (day) => {
        const halves = day.messages.map((own) =>
          factsOf(day.platform, [own], { serviceHours: day.serviceHours }),
        );
        const whole = factsOf(day.platform, day.messages, { serviceHours: day.serviceHours });
        expect(mergeSlots(...halves.map(({ slots }) => slots))).toEqual(whole.slots);
      }),
    );
  });

  it('does not depend on the order of messages', () => {
    fc.assert(
      fc.property(
        fc
          .array(message, { maxLength: 40 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        fc.constantFrom<Platform[]>('tmall', 'jd', 'pdd', 'douyin'),
        ([list, shuffled], platform) =>
          expect(one(platform, shuffled).total).toEqual(one(platform, list).total),
      ),
    );
  });

  it('nothing is negative, no part of a rate exceeds its whole, and people add up', () => {
    fc.assert(
      fc.property(buyers, (day) => {
        const { slots } = measured(day);
        for (const metric of metricsOn(day.platform, DAY))
          for (const { sums } of slots) {
            const [numerator, denominator, histogram] = sums[metric.fact] ?? [0, 0];
            expect(Math.min(numerator, denominator)).toBeGreaterThanOrEqual(0);
            if (metric.unit === 'fraction') expect(numerator).toBeLessThanOrEqual(denominator);
            if (histogram) expect(histogram.reduce((a, b) => a + b, 0)).toBe(denominator);
          }
        const countOf = (id: string, sums: (typeof slots)[number]['sums']) => sums[id]?.[0] ?? 0;
        for (const { sums } of slots)
          expect(countOf('recv_users@2', sums) + countOf('noreply_users@1', sums)).toBe(
            countOf('consult_users@1', sums),
          );
      }),
    );
  });

  it('counts every message of the day once', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), (list) => {
        const facts = one('tmall', list);
        const written = (direction: string, types: string[]) =>
          list.filter(
            (m) => businessDateOf(m.at) === DAY && m.direction === direction && types.includes(m.type),
          ).length;
        expect(partsOf(facts, 'reply_ratio@1')).toBe(
          `${written('agent', ['text', 'image'])}/${written('buyer', ['text', 'image', 'left-message'])}`,
        );
      }),
    );
  });

  it('measures each sum once, whoever reads it', () => {
    const facts = measureDay(storeDay([[ask('10:00:00'), reply('10:00:10')]]), metricsOn('generic', DAY));
    expect(facts.total['resp_quantile@1']?.slice(0, 2)).toEqual([10_000, 1]);
  });
});
