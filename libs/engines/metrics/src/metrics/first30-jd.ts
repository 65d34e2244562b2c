import { clock, defineResponse, NO_BOTS, NO_COURTESY, rate, round } from './define.js';

export const thirtySecondJd = defineResponse({
  key: 'first30_jd',
  version: 1,
  purpose: 'thirty-second',
  platforms: ['jd'],
  name: { zh: '咚咚首次30秒应答率（会话）', en: 'Dongdong first answer within 30 s (sessions)' },
  formula: {
    zh: '30秒内人工首次应答的会话 ÷ 会话',
    en: 'sessions first answered by a human within 30 s ÷ sessions',
  },
  numerator: { zh: '30秒内人工首次应答的会话', en: 'sessions first answered within 30 s' },
  denominator: { zh: '09:00–23:00 发起的会话', en: 'sessions begun 09:00–23:00' },
  unit: 'fraction',
  window: clock(9, 23),
  exclusions: [
    NO_BOTS,
    { zh: '23:00–09:00 发起的会话不计', en: 'Sessions begun between 23:00 and 09:00 are left out' },
    {
      zh: '转留言的会话不计（按消息类型或系统提示识别）',
      en: 'Sessions that became a left message, by type or notice, are left out',
    },
    NO_COURTESY,
  ],
  rounding: rate,
  rule: {
    ...round,
    unit: 'session',
    thresholdSeconds: 30,
    unanswered: 'missed',
    windowTest: 'session-start',
    botReply: 'ignored',
  },
  source: {
    confidence: 'A',
    reference: {
      zh: '平台公告，转引自 maijiaw.com/article/505791',
      en: 'platform notice quoted at maijiaw.com/article/505791',
    },
  },
  decision:
    '2026-11-22: first answer only; a second page saying "every message" contradicts the notice and is not followed.',
});
