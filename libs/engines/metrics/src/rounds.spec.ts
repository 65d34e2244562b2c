import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RoundMessage, roundsOf } from './rounds.js';

const at = (clock: string, on = '2026-11-21'): number => Date.parse(`${on}T${clock}+08:00`);
const ask = (clock: string, agentId?: string, on?: string): RoundMessage => ({
  at: at(clock, on),
  direction: 'buyer',
  type: 'text',
  agentId: agentId ?? null,
});
const reply = (clock: string, agentId = 'A', on?: string): RoundMessage => ({
  at: at(clock, on),
  direction: 'agent',
  type: 'text',
  agentId,
});
const bot = (clock: string): RoundMessage => ({ at: at(clock), direction: 'bot', type: 'text' });
const transfer = (clock: string, agentId: string): RoundMessage => ({
  at: at(clock),
  direction: 'system',
  type: 'transfer',
  agentId,
});

const inThreeMinutes = (messages: RoundMessage[]): string => {
  const rounds = roundsOf(messages).filter((round) => round.outcome !== 'bot');
  const met = rounds.filter((round) => round.waitMs !== null && round.waitMs <= 180_000);
  return `${met.length}/${rounds.length}`;
};

const card = (clock: string, direction: 'agent' | 'bot' | 'buyer'): RoundMessage => ({
  at: at(clock),
  direction,
  type: 'card',
  agentId: direction === 'agent' ? 'A' : null,
});

describe('a card (goods, order, coupon, red packet)', () => {
  it('of an agent answers nothing: the round waits for what is said', () => {
    expect(roundsOf([ask('10:00:00'), card('10:00:05', 'agent'), reply('10:05:00')])).toMatchObject([
      { outcome: 'answered', waitMs: 300_000 },
    ]);
    expect(roundsOf([ask('10:00:00'), card('10:00:05', 'agent')])).toMatchObject([{ outcome: 'unanswered' }]);
  });

  it('of a robot does not make the round the robot’s', () => {
    expect(roundsOf([ask('10:00:00'), card('10:00:05', 'bot')])).toMatchObject([{ outcome: 'unanswered' }]);
  });

  it('of a buyer asks', () => {
    expect(roundsOf([card('10:00:00', 'buyer'), reply('10:00:20')])).toMatchObject([{ waitMs: 20_000 }]);
  });
});

describe('golden cases of the platform', () => {
  const first = [ask('10:10:15'), ask('10:15:20'), reply('10:18:10')];

  it('counts from the first question, so a late reply to it is missed even if the last question was just asked', () => {
    expect(inThreeMinutes(first)).toBe('0/1');
  });

  it('opens the next round with the next question', () => {
    expect(inThreeMinutes([...first, ask('10:18:30'), reply('10:19:00')])).toBe('1/2');
  });

  it('ten questions in three minutes that nobody answered are one missed round', () => {
    const questions = Array.from({ length: 10 }, (_, i) =>
      ask(`10:0${Math.floor(i / 4)}:${10 + (i % 4) * 10}`),
    );
    expect(inThreeMinutes(questions)).toBe('0/1');
    expect(roundsOf(questions)[0]?.questionTimes).toHaveLength(10);
  });

  it('exactly 180 s is within three minutes, a millisecond more is not', () => {
    expect(inThreeMinutes([ask('10:00:00'), reply('10:03:00')])).toBe('1/1');
    expect(inThreeMinutes([ask('10:00:00'), { ...reply('10:03:00'), at: at('10:03:00') + 1 }])).toBe('0/1');
  });
});

describe('the end of the day', () => {
  it('leaves unanswered what is answered after midnight, and the reply opens nothing', () => {
    const rounds = roundsOf([ask('23:58:00'), reply('00:01:00', 'A', '2026-11-22')]);
    expect(rounds).toMatchObject([{ on: '2026-11-21', outcome: 'unanswered', waitMs: null }]);
  });

  it('opens a new round when the buyer asks again the next day', () => {
    const rounds = roundsOf([
      ask('23:58:00'),
      ask('00:02:00', undefined, '2026-11-22'),
      reply('00:02:30', 'A', '2026-11-22'),
    ]);
    expect(rounds.map((round) => round.outcome)).toEqual(['unanswered', 'answered']);
  });

  it('takes midnight from Shanghai, not from UTC', () => {
    // 07:59 and 08:01 in Shanghai lie on two UTC days but on one business date.
    expect(inThreeMinutes([ask('07:59:00'), reply('08:01:00')])).toBe('1/1');
  });
});

describe('accounts and transfers', () => {
  it('leaves an unanswered round on the first account when it hands over without a reply', () => {
    const rounds = roundsOf([
      ask('10:00:00', 'A'),
      transfer('10:00:30', 'B'),
      ask('10:00:40', 'B'),
      reply('10:01:00', 'B'),
    ]);
    expect(rounds).toMatchObject([
      { agentId: 'A', outcome: 'unanswered' },
      { agentId: 'B', outcome: 'answered', waitMs: 20_000 },
    ]);
  });

  it('knows the first account from having spoken when messages do not name their addressee', () => {
    const rounds = roundsOf([
      ask('10:00:00'),
      reply('10:00:10', 'A'),
      ask('10:05:00'),
      transfer('10:05:30', 'B'),
      reply('10:06:00', 'B'),
    ]);
    expect(rounds).toMatchObject([
      { agentId: 'A', outcome: 'answered' },
      { agentId: 'A', outcome: 'unanswered' },
    ]);
  });

  it('an assignment before any human spoke gives the waiting buyer to that agent', () => {
    const rounds = roundsOf([ask('10:00:00'), transfer('10:00:05', 'B'), reply('10:00:25', 'B')]);
    expect(rounds).toMatchObject([{ agentId: 'B', outcome: 'answered', waitMs: 25_000 }]);
  });

  it('lets any human answer where nothing says whose buyer it is', () => {
    const rounds = roundsOf([
      ask('10:00:00'),
      reply('10:00:10', 'A'),
      ask('10:01:00'),
      reply('10:01:20', 'B'),
    ]);
    expect(rounds.map((round) => round.agentId)).toEqual(['A', 'B']);
  });

  it('puts a question nobody took on the last speaker, or on nobody', () => {
    expect(roundsOf([ask('10:00:00')])[0]?.agentId).toBeNull();
    expect(roundsOf([ask('10:00:00'), reply('10:00:05', 'A'), ask('10:01:00')])[1]?.agentId).toBe('A');
  });
});

describe('robots', () => {
  it('a greeting does not stop the clock of the human who answers next', () => {
    const rounds = roundsOf([ask('10:00:00'), bot('10:00:01'), reply('10:05:00')]);
    expect(rounds).toMatchObject([{ outcome: 'answered', waitMs: 300_000 }]);
  });

  it('a question that the robot settled is no human round', () => {
    const rounds = roundsOf([ask('10:00:00'), bot('10:00:01'), ask('10:10:00'), reply('10:10:20')]);
    expect(rounds).toMatchObject([{ outcome: 'bot' }, { outcome: 'answered', waitMs: 20_000 }]);
  });

  it('does not exist for platforms that ignore it', () => {
    const messages = [ask('10:00:00'), bot('10:00:01'), ask('10:10:00'), reply('10:10:20')];
    expect(roundsOf(messages, { botReply: 'ignored' })).toMatchObject([{ waitMs: 620_000 }]);
  });

  it('what was written before the hand-over to a human is left out where the platform says so', () => {
    const messages = [
      ask('10:00:00'),
      bot('10:00:01'),
      transfer('10:09:00', 'B'),
      ask('10:10:00'),
      reply('10:10:20', 'B'),
    ];
    expect(roundsOf(messages, { botReply: 'ignored', afterTransferOnly: true })).toMatchObject([
      { waitMs: 20_000 },
    ]);
  });

  it('recalled messages neither ask nor answer', () => {
    expect(roundsOf([{ ...ask('10:00:00'), type: 'recall' }])).toEqual([]);
    expect(inThreeMinutes([ask('10:00:00'), { ...reply('10:00:10'), type: 'recall' }])).toBe('0/1');
  });
});

describe('laws', () => {
  const message: fc.Arbitrary<RoundMessage> = fc.record({
    at: fc.integer({ min: at('00:00:00'), max: at('23:59:59') + 86_400_000 }),
    direction: fc.constantFrom('buyer', 'agent', 'bot', 'system'),
    agentId: fc.constantFrom('A', 'B', null),
    type: fc.constantFrom('text', 'image', 'recall', 'transfer', 'system', 'automatic'),
  });

  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(
        fc
          .array(message, { maxLength: 40 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        ([list, shuffled]) => expect(roundsOf(shuffled)).toEqual(roundsOf(list)),
      ),
    );
  });

  it('every question lies in exactly one round, every wait is within its day', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 40 }), (list) => {
        const rounds = roundsOf(list);
        const questions = list.filter((m) => m.direction === 'buyer' && ['text', 'image'].includes(m.type));
        const asked = rounds.flatMap((round) => round.questionTimes);
        expect([...asked].sort()).toEqual(questions.map((m) => m.at).sort());
        for (const round of rounds) {
          expect(round.waitMs ?? 0).toBeGreaterThanOrEqual(0);
          expect(round.waitMs ?? 0).toBeLessThan(86_400_000);
          expect(round.waitMs === null).toBe(round.outcome !== 'answered');
        }
      }),
    );
  });
});
