import type { Metric } from '../metric.js';
import {
  ALL,
  defineResponse,
  NO_BOTS,
  NO_COURTESY,
  NO_ROBOT_ROUNDS,
  OVERNIGHT,
  round,
  SERVICE_HOURS,
  wholeSeconds,
} from './define.js';

const quantileOf = (quantile: number, entry: Pick<Metric, 'key' | 'purpose' | 'name'>): Metric =>
  defineResponse({
    ...entry,
    version: 1,
    platforms: ALL,
    formula: {
      zh: '已回复轮次响应时长的分位数（由分桶估计）',
      en: 'quantile of answered rounds, estimated from buckets',
    },
    numerator: { zh: '响应时长合计', en: 'sum of response times' },
    denominator: { zh: '已回复轮次', en: 'answered rounds' },
    unit: 'seconds',
    window: 'service-hours',
    exclusions: [NO_BOTS, NO_ROBOT_ROUNDS, SERVICE_HOURS, OVERNIGHT, NO_COURTESY],
    rounding: wholeSeconds,
    rule: { ...round, overnight: true },
    quantile,
    fact: 'resp_quantile@1',
    source: { confidence: 'I', reference: { zh: '本系统定义', en: 'definition of ours' } },
    decision:
      '2026-11-22: fixed buckets, so that any period and any group is a sum; error at most one bucket.',
  });

export const responseP50 = quantileOf(0.5, {
  key: 'resp_p50',
  purpose: 'median-response',
  name: { zh: '响应时长中位数', en: 'Median response time' },
});
export const responseP90 = quantileOf(0.9, {
  key: 'resp_p90',
  purpose: 'p90-response',
  name: { zh: '响应时长P90', en: 'P90 response time' },
});
