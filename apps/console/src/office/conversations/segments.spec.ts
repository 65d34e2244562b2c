import { expect, test } from '@jest/globals';
import { type Hit, segmentsOf } from './segments';

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

test('a text is cut where hits begin and end', () => {
  const hits = [hit('1', 'speed', 0, 6), hit('1', 'language', 2, 4)];
  expect(
    segmentsOf('abcdef', hits).map(
      (each) => `${each.text} ${each.hits.map(({ itemKey }) => itemKey).join()}`,
    ),
  ).toEqual(['ab speed', 'cd speed,language', 'ef speed']);
  expect(segmentsOf('abc', [])).toEqual([{ text: 'abc', hits: [] }]);
});
