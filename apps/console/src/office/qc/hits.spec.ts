import { expect, test } from '@jest/globals';
import type { Hit } from '../conversations/segments';
import { byMessage, proposalOf } from './hits';

const hit = (messageId: string, itemKey: string | null, start = 0, end = 2): Hit => ({
  __typename: 'RuleHit',
  messageId,
  itemKey,
  start,
  end,
  rule: 'rule',
  why: 'why',
  instead: null,
});

test('a proposal is every item that was hit, in full, in the order of the card, with its messages', () => {
  const items = [
    { key: 'speed', points: 15 },
    { key: 'language', points: 10 },
  ];
  const hits = [
    hit('1', 'language'),
    hit('1', null),
    hit('2', 'speed'),
    hit('3', 'language'),
    hit('3', 'language', 4, 6),
  ];
  expect(proposalOf(hits, items)).toEqual([
    { itemKey: 'speed', deduction: 15, messageIds: ['2'] },
    { itemKey: 'language', deduction: 10, messageIds: ['1', '3'] },
  ]);
  expect([...byMessage(hits)].map(([id, own]) => `${id} ${own.length}`)).toEqual(['1 2', '2 1', '3 2']);
});
