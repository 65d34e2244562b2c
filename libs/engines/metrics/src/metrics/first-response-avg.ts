import {
  ALL,
  defineResponse,
  NO_BOTS,
  NO_COURTESY,
  OVERNIGHT,
  round,
  SERVICE_HOURS,
  wholeSeconds,
} from './define.js';

export const firstResponse = defineResponse({
  key: 'first_response_avg',
  version: 1,
  purpose: 'first-response',
  platforms: ALL,
  name: { zh: '平均首次响应时长', en: 'Mean first response time' },
  formula: {
    zh: 'Σ 会话首轮的人工响应时长 ÷ 首轮得到人工响应的会话数',
    en: 'Σ human response of a session’s first round ÷ sessions whose first round got one',
  },
  numerator: { zh: '首轮响应时长合计', en: 'sum of first response times' },
  denominator: { zh: '首轮得到人工响应的会话数', en: 'sessions with a first response' },
  unit: 'seconds',
  window: 'service-hours',
  exclusions: [NO_BOTS, SERVICE_HOURS, OVERNIGHT, NO_COURTESY],
  rounding: wholeSeconds,
  rule: { ...round, unit: 'session', overnight: true },
  source: {
    confidence: 'C',
    reference: {
      zh: '客服行业通行算法；平台导出列「首次响应时长（秒）」',
      en: 'common practice of support desks; column 首次响应时长（秒）',
    },
  },
  decision:
    '2026-11-29: clock starts at the first buyer message that no robot settled; a re-opened conversation is a new session, a transfer is not.',
});
