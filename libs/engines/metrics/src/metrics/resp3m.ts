import {
  clock,
  defineResponse,
  NO_BOTS,
  NO_COURTESY,
  NO_ROBOT_ROUNDS,
  OVERNIGHT,
  rate,
  round,
  SAME_DAY,
  SERVICE_HOURS,
  TAOBAO,
} from './define.js';

export const threeMinute = defineResponse({
  key: 'resp3m',
  version: 1,
  purpose: 'three-minute',
  platforms: ['generic'],
  name: { zh: '3分钟人工响应率（通用，轮次）', en: '3-minute response rate (generic, rounds)' },
  formula: { zh: '3分钟内回复的轮次 ÷ 全部轮次', en: 'rounds answered within 3 minutes ÷ all rounds' },
  numerator: { zh: '180秒内得到人工回复的轮次', en: 'rounds with a human reply within 180 s' },
  denominator: { zh: '服务时间内的人工轮次', en: 'human rounds within service hours' },
  unit: 'fraction',
  window: 'service-hours',
  exclusions: [NO_BOTS, NO_ROBOT_ROUNDS, SERVICE_HOURS, OVERNIGHT, NO_COURTESY],
  rounding: rate,
  rule: { ...round, thresholdSeconds: 180, unanswered: 'missed', overnight: true },
  source: {
    confidence: 'I',
    reference: { zh: '本系统定义，按服务时间计算', en: 'definition of ours, within service hours' },
  },
  decision: '2026-11-22: also answers for platforms that publish no three-minute rate of their own.',
});

const taobao = {
  key: 'resp3m_tb',
  purpose: 'three-minute',
  platforms: TAOBAO,
  name: { zh: '旺旺人工3分钟响应率（轮次）', en: 'Wangwang human 3-minute response rate (rounds)' },
  formula: {
    zh: '3分钟内回复的对话轮次 ÷ 全部对话轮次',
    en: 'rounds answered within 3 minutes ÷ all rounds',
  },
  numerator: { zh: '180秒内得到人工回复的轮次', en: 'rounds with a human reply within 180 s' },
  denominator: {
    zh: '窗口内的人工轮次（窗口前提出、窗口内回复的也计入）',
    en: 'human rounds in the window, also those asked before and answered inside it',
  },
  unit: 'fraction',
  exclusions: [NO_BOTS, SAME_DAY, NO_ROBOT_ROUNDS, NO_COURTESY],
  rounding: rate,
  rule: { ...round, thresholdSeconds: 180, unanswered: 'missed', windowTest: 'question-or-answer' },
} as const;

export const threeMinuteTaobao2023 = defineResponse({
  ...taobao,
  version: 1,
  validTo: '2023-12-31',
  window: clock(8, 24),
  source: {
    confidence: 'C',
    reference: {
      zh: 'dingjiuxi.cn/tbnews/14066（2023 年 4 月）',
      en: 'dingjiuxi.cn/tbnews/14066 (2023-04)',
    },
  },
  decision:
    '2026-11-22: 08:00–24:00 as of the 2023 page. The day of the change is not published; the end of 2023 is assumed.',
});

export const threeMinuteTaobao = defineResponse({
  ...taobao,
  version: 2,
  validFrom: '2024-01-01',
  window: clock(8, 23),
  source: {
    confidence: 'C',
    reference: { zh: 'g8108.cn/edu/article/1108（2025 年）', en: 'g8108.cn/edu/article/1108 (2025)' },
  },
  decision:
    '2026-11-22: 08:00–23:00; asked outside the window but answered inside is said to count, and does.',
});
