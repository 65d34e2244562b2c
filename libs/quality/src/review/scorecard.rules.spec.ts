import { describe, expect, test } from '@jest/globals';
import { shippedPack } from '@zuoxi/screening';
import { checkEvidence, checkFindings, defaultScorecard, itemOfTopic } from './scorecard.rules.js';

const { items } = defaultScorecard;
const finding = (over: object) => ({
  itemKey: 'speed',
  deduction: 5,
  note: null,
  messageIds: ['m'],
  ...over,
});
const codesOf = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

test('the shipped card has unlike keys, and 100 points without its fatal items', () => {
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  expect(items.filter(({ fatal }) => !fatal).reduce((sum, { points }) => sum + points, 0)).toBe(100);
});

describe('a topic of the rules', () => {
  const rules = shippedPack.rules.flatMap(({ topic }) => topic ?? []);
  test.each([...new Set(rules)])('%s speaks of an item of the shipped card', (topic) => {
    expect(itemOfTopic(items, topic)).not.toBeNull();
  });
  test('may be given to another item, and to none', () => {
    const own = [{ key: 'tone', group: '', name: '', points: 10, fatal: false, topics: ['rudeness'] }];
    expect(itemOfTopic(own, 'rudeness')?.key).toBe('tone');
    expect(itemOfTopic(own, 'abuse')).toBeNull();
    expect(itemOfTopic(items, null)).toBeNull();
  });
});

describe('findings', () => {
  test.each([
    ['in full', { deduction: 15 }, []],
    ['half a point', { deduction: 0.5 }, []],
    ['of no points', { deduction: 0 }, ['OUT_OF_RANGE']],
    ['that give points', { deduction: -1 }, ['OUT_OF_RANGE']],
    ['that are no number', { deduction: Number.NaN }, ['OUT_OF_RANGE']],
    ['half a point too much', { deduction: 15.5 }, ['OUT_OF_RANGE']],
    ['of a third of a point', { deduction: 1 / 3 }, ['OUT_OF_RANGE']],
    ['between half points', { deduction: 1.2 }, ['HALF_POINTS']],
    ['of an unknown item', { itemKey: 'mood' }, ['ITEM_UNKNOWN']],
    ['that show nothing', { messageIds: [] }, ['EVIDENCE_NEEDED']],
  ])('%s', (_, over, codes) => {
    expect(codesOf(checkFindings(items, [finding(over)]))).toEqual(codes);
  });
  test('say what an item may lose', () => {
    expect(checkFindings(items, [finding({ deduction: 16 })])).toEqual([
      { field: 'findings.0.deduction', code: 'OUT_OF_RANGE', message: '0.5–15' },
    ]);
  });
  test('twice about one item, or about one that does not apply', () => {
    expect(codesOf(checkFindings(items, [finding({}), finding({})]))).toEqual(['TWICE']);
    expect(codesOf(checkFindings(items, [finding({})], ['speed']))).toEqual(['NOT_APPLICABLE']);
    expect(checkFindings(items, [], ['speed', 'mood'])).toEqual([
      { field: 'notApplicable.1', code: 'ITEM_UNKNOWN' },
    ]);
  });
});

test('evidence is of that talk, and of that agent or the buyer', () => {
  const messages = [
    { id: 'b', direction: 'buyer', agentAccount: null },
    { id: 'a', direction: 'agent', agentAccount: '店:甲' },
    { id: 'c', direction: 'agent', agentAccount: '店:乙' },
  ];
  const check = (...messageIds: string[]) =>
    codesOf(checkEvidence([{ messageIds }], messages, new Set(['店:甲'])));
  expect(check('a', 'b')).toEqual([]);
  expect(check('x')).toEqual(['EVIDENCE_UNKNOWN']);
  expect(check('c')).toEqual(['EVIDENCE_OF_ANOTHER']);
});
