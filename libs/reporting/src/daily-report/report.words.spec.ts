import { describe, expect, test } from '@jest/globals';
import type { ReportBody } from './report.rules.js';
import { adviceSentence, headline } from './report.words.js';

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

const bodyWith = (rate: number, target: string | null): ReportBody => ({
  numbers: [
    { key: 'receptions', value: '2000' },
    {
      key: 'threeMinuteRate',
      value: String(rate),
      target,
      kept: target === null ? null : rate >= Number(target),
    },
  ] as unknown as ReportBody['numbers'],
  ...{ byHour: [], agents: [], afterSales: [], seatsSold: null, seatsOnDutyPeak: null },
  ...{ seatCoverage: null, qc: null, advice: null },
});

describe('the headline', () => {
  test.each([
    [1899 / 1999, '0.95', '三分钟回复率 94.997%，比合同低 0.003 个点'],
    [0.9503, '0.95', '三分钟回复率 95.0%'],
    [0.95, '0.95', '三分钟回复率 95.0%'],
    [0.973, '0.95', '三分钟回复率 97.3%，比合同高 2.3 个点'],
    [106 / 109, null, '三分钟回复率 97.2%'],
  ])('never contradicts the verdict: %d against %s', (rate, target, said) => {
    expect(headline(bodyWith(rate, target), 'zh-CN')).toBe(`接待 2000 人，${said}。`);
  });

  test('says so in English', () => {
    expect(headline(bodyWith(1899 / 1999, '0.95'), 'en-US')).toContain(
      '94.997%, 0.003 points below the contract',
    );
  });
});
