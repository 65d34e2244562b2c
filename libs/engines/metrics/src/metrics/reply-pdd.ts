import { clock, define, defineResponse, NO_BOTS, NO_COURTESY, rate, round, SAME_DAY } from './define.js';

export const threeMinutePdd = defineResponse({
  key: 'reply3m_pdd',
  version: 1,
  purpose: 'three-minute',
  platforms: ['pdd'],
  name: { zh: '3分钟人工回复率(8-23点)（人）', en: '3-minute human reply rate (08–23, people)' },
  formula: {
    zh: '（需人工回复的咨询人数 − 3分钟未回复人数）÷ 需人工回复的咨询人数',
    en: '(buyers needing a human reply − not answered within 3 minutes) ÷ buyers needing a human reply',
  },
  numerator: {
    zh: '每次提问均在180秒内得到人工回复的买家',
    en: 'buyers whose every question got a human reply within 180 s',
  },
  denominator: { zh: '窗口内需要人工回复的买家', en: 'buyers needing a human reply in the window' },
  unit: 'fraction',
  window: clock(8, 23),
  exclusions: [NO_BOTS, SAME_DAY, NO_COURTESY],
  rounding: rate,
  rule: {
    ...round,
    unit: 'buyer',
    judgedBy: 'every-reply',
    thresholdSeconds: 180,
    unanswered: 'missed',
    botReply: 'ignored',
  },
  source: {
    confidence: 'I',
    reference: {
      zh: '由平台导出列「需要人工回复的咨询人数」「3分钟未回复人数」推断',
      en: 'inferred from the export columns 需要人工回复的咨询人数, 3分钟未回复人数',
    },
  },
  decision:
    '2026-11-22: no authoritative formula found. One page says 09:00–21:00, the export header says 8-23点 and is followed. Judged once per buyer and day, on the agent of the first missed reply. The platform’s own number moves for three days; a count of messages does not.',
});

export const thirtySecondPdd = define({
  key: 'resp30_pdd',
  version: 1,
  purpose: 'thirty-second',
  platforms: ['pdd'],
  name: { zh: '30秒应答率(8-23点)', en: '30-second answer rate (08–23)' },
  formula: { zh: '以平台导出为准', en: 'as exported by the platform' },
  numerator: { zh: '以平台导出为准', en: 'as exported by the platform' },
  denominator: { zh: '需要人工回复的咨询人数', en: 'buyers needing a human reply' },
  unit: 'fraction',
  window: clock(8, 23),
  exclusions: [],
  rounding: rate,
  origin: 'export',
  measure: null,
  source: {
    confidence: 'B',
    reference: { zh: '平台导出列「30秒应答率(8-23点)」', en: 'export column 30秒应答率(8-23点)' },
  },
  decision: '2026-11-22: formula not found, so it is never recomputed, and no report shows it.',
});
