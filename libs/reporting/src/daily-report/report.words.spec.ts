import { describe, expect, test } from '@jest/globals';
import type { PromiseResult } from './promise.rules.js';
import type { ReportBody } from './report.body.js';
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
    expect(sentence).toContain('有 8 个半小时按排班在岗少于已购，由我方补足。');
  });

  test('nothing is owned where every seat was kept', () => {
    expect(adviceSentence(anAdvice({ slotsBelowSold: 0 }), 2, 'zh-CN')).toBe('坐席数量合适，保持 2 席。');
  });
});

const numbers = (values: Readonly<Record<string, string>>, metrics: Readonly<Record<string, string>> = {}) =>
  Object.entries(values).map(([key, value]) => ({
    ...{ key, value, metric: metrics[key] ?? `${key}@1` },
  })) as unknown as ReportBody['numbers'];
const bodyWith = (over: Partial<ReportBody>): ReportBody => ({
  ...{ numbers: [], promises: [], byHour: [], agents: [], agentsTotal: null, afterSales: [] },
  ...{ seatsSold: null, slots: [], shifts: null, qc: null, advice: null },
  ...over,
});
const promise = (over: Partial<PromiseResult>): PromiseResult => ({
  ...{ clauseId: 'c', promised: 'resp3m_tb@2', metric: 'resp3m_tb@2', comparator: '>=', target: '0.95' },
  ...{ period: 'month', from: '2026-11-01', through: '2026-11-20', value: '0.97', kept: true },
  ...{ numerator: 97, denominator: 100 },
  ...over,
});

describe('the headline', () => {
  test.each([
    [1899 / 1999, '三分钟回复率 94.997%，比合同低 0.003 个点'],
    [0.9503, '三分钟回复率 95.0%'],
    [0.95, '三分钟回复率 95.0%'],
    [0.973, '三分钟回复率 97.3%，比合同高 2.3 个点'],
  ])('never contradicts the verdict of a day: %d', (rate, said) => {
    const kept = rate >= 0.95;
    const body = bodyWith({
      numbers: numbers(
        { receptions: '2000', threeMinuteRate: String(rate) },
        { threeMinuteRate: 'resp3m_tb@2' },
      ),
      promises: [promise({ period: 'day', value: String(rate), kept })],
    });
    const sentences = headline(body, 'zh-CN').split('。');
    expect(sentences.at(-2)).toBe(`接待 2,000 人，${said}`);
    expect(sentences[0]?.startsWith('三分钟回复率当天 94.997%，低于约定的 95.0%')).toBe(!kept);
  });

  const day = { receptions: '1666', threeMinuteRate: '0.974', orders: '205' };
  const rate = { threeMinuteRate: 'resp3m_tb@2' };

  test('names the first missed promise and what is done before the good news', () => {
    const body = bodyWith({
      numbers: numbers(day, rate),
      promises: [
        promise({}),
        promise({
          promised: 'avg_resp_tb@1',
          metric: 'avg_resp_tb@1',
          comparator: '<=',
          target: '40',
          value: '43.2',
          kept: false,
        }),
      ],
      advice: anAdvice({ slotsBelowSold: 3 }),
    });
    expect(headline(body, 'zh-CN')).toBe(
      '平均响应本月至今 43秒，超过约定的 40秒，当天有 3 个半小时按排班在岗少于已购，由我方补足。' +
        '接待 1,666 人，三分钟回复率 97.4%（本月至今 97.0%，约定 95.0%），订单 205 单。',
    );
    expect(headline(body, 'en-US')).toMatch(
      /^Mean response month to date 43s, above 40s promised; 3 half hours rostered below the seats sold, ours to mend\. 1,666 buyers; /,
    );
  });

  test('never holds a day against the month', () => {
    const body = bodyWith({
      numbers: numbers({ ...day, threeMinuteRate: '0.9' }, rate),
      promises: [promise({})],
    });
    expect(headline(body, 'zh-CN')).toContain('三分钟回复率 90.0%（本月至今 97.0%，约定 95.0%）');
    const without = bodyWith({
      numbers: numbers({ receptions: '109', threeMinuteRate: String(106 / 109) }, rate),
    });
    expect(headline(without, 'zh-CN')).toBe('接待 109 人，三分钟回复率 97.2%。');
  });
});
