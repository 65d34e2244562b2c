import { describe, expect, test } from '@jest/globals';
import { adviceSentence } from './report.words.js';

const anAdvice = (over: object) => ({
  kind: 'keep' as const,
  seats: 0,
  worstSlots: [],
  shortShare: 0,
  slotsBelowSold: 8,
  ...over,
});

describe('what a report says of the seats', () => {
  test.each([
    ['keep', /保持 2 席/],
    ['reduce', /可减 1 席/],
    ['add', /建议加 1 席/],
  ] as const)('seats left empty are owned up to beside the advice to %s', (kind, advice) => {
    const sentence = adviceSentence(anAdvice({ kind, seats: kind === 'keep' ? 0 : 1 }), 2, 'zh-CN');
    expect(sentence).toMatch(advice);
    expect(sentence).toContain('有 8 个半小时在岗少于已购，由我方补足。');
  });

  test('nothing is owned where every seat was kept', () => {
    expect(adviceSentence(anAdvice({ slotsBelowSold: 0 }), 2, 'zh-CN')).toBe('坐席数量合适，保持 2 席。');
  });
});
