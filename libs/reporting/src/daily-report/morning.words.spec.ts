import { describe, expect, test } from '@jest/globals';
import { type MorningDay, warningsOf } from './morning.words.js';

const built = new Date('2026-11-22T01:00:00Z');
const aDay = (over: Partial<MorningDay> = {}): MorningDay => ({
  ...{ dataIn: true, stale: false, changedAt: null, pendingAccounts: 0 },
  report: { asOf: built, body: { promises: [], advice: null } },
  ...over,
});
const missed = {
  ...{ clauseId: 'c', promised: 'resp3m_tb@2', metric: 'resp3m_tb@2', comparator: '>=', target: '0.95' },
  ...{ period: 'month' as const, from: '2026-11-01', through: '2026-11-20', value: '0.942', kept: false },
  ...{ numerator: 942, denominator: 1000 },
};

describe('what is said of a morning', () => {
  test('nothing, where nothing is odd', () => {
    expect(warningsOf(aDay(), 'zh-CN')).toEqual([]);
  });

  test('most serious first, in both languages', () => {
    const day = aDay({
      ...{ dataIn: false, stale: true, changedAt: new Date(built.getTime() + 1), pendingAccounts: 2 },
      report: {
        asOf: built,
        body: {
          promises: [missed, { ...missed, kept: true }, { ...missed, kept: null }],
          advice: { kind: 'keep', seats: 0, worstSlots: [], shortShare: 0, slotsBelowSold: 3 },
        },
      },
    });
    expect(warningsOf(day, 'zh-CN')).toEqual([
      '当天聊天记录未导入',
      '数据仍在汇总',
      '日报生成后数据有变化，请重新生成',
      '2 个客服账号未匹配',
      '三分钟回复率本月至今 94.2%，低于约定的 95.0%',
      '3 个半小时按排班在岗少于已购',
    ]);
    const english = warningsOf(day, 'en-US');
    expect(english).toHaveLength(6);
    expect(english.join(' ')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test.each([
    ['before', -1],
    ['at the moment', 0],
  ])('a change %s the report was built is in it', (_, ms) => {
    expect(warningsOf(aDay({ changedAt: new Date(built.getTime() + ms) }), 'zh-CN')).toEqual([]);
  });

  test('a change is not news where there is no report', () => {
    expect(warningsOf(aDay({ report: null, changedAt: built }), 'zh-CN')).toEqual([]);
  });

  test('one account is one', () => {
    expect(warningsOf(aDay({ pendingAccounts: 1 }), 'en-US')).toEqual(['1 agent account is not matched']);
  });
});
