import { addDays, startOfBusinessDate } from '../clock.js';
import { ALL, define, rate } from './define.js';

export const reviewCoverage = define({
  key: 'qc_cov',
  version: 1,
  purpose: 'review-coverage',
  platforms: ALL,
  name: { zh: '次日质检覆盖率', en: 'Next-day review coverage' },
  formula: {
    zh: '当日会话在次日结束前被质检过的客服 ÷ 当日发过人工消息的客服',
    en: 'agents with a chat of the day reviewed by the end of the next day ÷ agents who wrote by hand on the day',
  },
  numerator: { zh: '次日结束前被质检的客服', en: 'agents reviewed by the end of the next day' },
  denominator: { zh: '当日发过人工消息的客服', en: 'agents who wrote by hand on the day' },
  unit: 'fraction',
  window: null,
  exclusions: [
    {
      zh: '未匹配的客服账号各算一位客服',
      en: 'Accounts that nobody has matched count as an agent each',
    },
  ],
  maturityDays: 2,
  rounding: rate,
  origin: 'reviews',
  *measure({ on, agents, reviews }) {
    const reviewed = new Set(
      reviews.filter(({ reviewedOn }) => reviewedOn <= addDays(on, 1)).map(({ agentId }) => agentId),
    );
    for (const agentId of [...new Set(agents)].sort())
      yield {
        row: agentId,
        at: startOfBusinessDate(on),
        agentId,
        numerator: reviewed.has(agentId) ? 1 : 0,
        denominator: 1,
      };
  },
  source: {
    confidence: 'A',
    reference: {
      zh: '服务方标准：每位客服次日必检',
      en: 'service standard of the provider: every agent, the next day',
    },
  },
  decision:
    '2026-11-22: a review counts for the day whose chats it judges, if made no later than the next day.',
});
