import { describe, expect, test } from '@jest/globals';
import { type Candidate, coverageOf, reasonWords, sampleOfDay } from './sampling.rules.js';

const talk = (conversationId: string, over: Partial<Candidate> = {}): Candidate => ({
  conversationId,
  agentId: 'one',
  unanswered: false,
  maxWaitSeconds: 20,
  rounds: 2,
  messageCount: 10,
  ...over,
});
const drawn = (...candidates: readonly Candidate[]) =>
  sampleOfDay(candidates).map(({ conversationId, reason }) => `${conversationId} ${reason}`);

describe('the sample of a day', () => {
  test.each([
    ['the longest talk', [talk('a'), talk('b', { messageCount: 30 })], 'b routine'],
    [
      'a wait over three minutes before a long talk',
      [talk('a', { messageCount: 90 }), talk('b', { maxWaitSeconds: 181 })],
      'b long-wait',
    ],
    [
      'not a wait of three minutes to the second',
      [talk('a', { messageCount: 90 }), talk('b', { maxWaitSeconds: 180 })],
      'a routine',
    ],
    [
      'the longer of two waits',
      [talk('a', { maxWaitSeconds: 200 }), talk('b', { maxWaitSeconds: 900 })],
      'b long-wait',
    ],
    [
      'what was left unanswered before any wait',
      [talk('a', { maxWaitSeconds: 9e5 }), talk('b', { unanswered: true, maxWaitSeconds: null })],
      'b unanswered',
    ],
    ['of like ones always the same', [talk('b'), talk('a')], 'a routine'],
    ['one without a wait', [talk('a', { maxWaitSeconds: null })], 'a routine'],
  ])('has %s', (_, candidates, expected) => {
    expect(drawn(...candidates)).toEqual([expected]);
    expect(drawn(...[...candidates].reverse())).toEqual([expected]);
  });

  test('has every agent with chats, once', () => {
    const agents = sampleOfDay([talk('a'), talk('b', { agentId: 'two' }), talk('c')]).map(
      ({ agentId }) => agentId,
    );
    expect(agents.sort()).toEqual(['one', 'two']);
    expect(sampleOfDay([])).toEqual([]);
  });

  test('says why in both languages', () => {
    for (const words of Object.values(reasonWords)) expect(Object.values(words).every(Boolean)).toBe(true);
  });
});

test('coverage names who is missing first, then who was late; the busiest of them first', () => {
  const at = new Date('2026-11-21T02:00:00Z');
  const chats = new Map([
    ['seen', 9],
    ['few', 1],
    ['late', 5],
    ['many', 40],
  ]);
  const reviewedAt = new Map([
    ['seen', at],
    ['late', at],
    ['gone', at],
  ]);
  expect(coverageOf(chats, reviewedAt, new Set(['few', 'many', 'late']))).toEqual([
    { agentId: 'many', chats: 40, coverage: 'missing', reviewedAt: null },
    { agentId: 'few', chats: 1, coverage: 'missing', reviewedAt: null },
    { agentId: 'late', chats: 5, coverage: 'late', reviewedAt: at },
    { agentId: 'seen', chats: 9, coverage: 'inTime', reviewedAt: at },
  ]);
});
