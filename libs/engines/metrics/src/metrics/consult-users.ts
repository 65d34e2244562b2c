import { counted, NO_COURTESY } from './define.js';

export const consultUsers = counted({
  key: 'consult_users',
  purpose: 'consulted',
  name: { zh: '咨询人数', en: 'Inquirers' },
  formula: { zh: '当日提过问的去重买家数', en: 'distinct buyers who asked something on the day' },
  unit: 'people',
  exclusions: [NO_COURTESY],
  origin: 'messages',
  *measure({ threads }) {
    for (const thread of threads) {
      const first = thread.questions()[0];
      if (!first) continue;
      const { agentId } = thread.receptions()[0] ?? first;
      yield { row: first.sessionId, at: first.at, agentId, numerator: 1, denominator: 0 };
    }
  },
  source: {
    confidence: 'B',
    reference: { zh: 'plnmw.com；平台导出列「咨询人数」', en: 'plnmw.com; export column 咨询人数' },
  },
  decision:
    '2026-11-29: = received + not received; several sessions of one buyer on a day count once; who only thanks for an answer asks nothing.',
});
