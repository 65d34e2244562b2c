import { type Metric, metricFor, type MetricPurpose, METRICS, type Platform } from '@zuoxi/metrics';
import type { FieldProblem } from '@zuoxi/platform/errors';

/** Keys that reports had before every number could be chosen; the others are known by what they answer. */
const formerKeys: Readonly<Partial<Record<MetricPurpose, string>>> = {
  received: 'receptions',
  'first-response': 'firstResponse',
  'average-response': 'averageResponse',
  'three-minute': 'threeMinuteRate',
  'thirty-second': 'thirtySecondRate',
  'no-reply': 'noReply',
  orders: 'orders',
  'next-day-conversion': 'conversion',
  'agent-sales': 'agentSales',
  'agent-sales-share': 'agentSalesShare',
  'after-sales': 'afterSales',
  'review-coverage': 'qcCoverage',
  'seat-coverage': 'seatCoverage',
  'robot-only': 'robotRounds',
};
export const numberKey = (purpose: MetricPurpose): string => formerKeys[purpose] ?? purpose;

const purposes = new Map(
  [...new Set(METRICS.map(({ purpose }) => purpose))].map((each) => [numberKey(each), each]),
);

/** What other parts of a report say again: its sentence, its list of after-sales, its seats. No report is without them. */
const needed = (['received', 'after-sales', 'seat-coverage'] as const).map(numberKey);

/** What a daily report shows, in this order, where nobody has chosen. */
export const usualNumbers: readonly string[] = (
  [
    ...[
      'received',
      'first-response',
      'average-response',
      'three-minute',
      'thirty-second',
      'no-reply',
      'orders',
    ],
    ...['next-day-conversion', 'agent-sales', 'agent-sales-share', 'after-sales', 'review-coverage'],
    // What the rates above leave out stands last.
    ...['seat-coverage', 'robot-only'],
  ] as MetricPurpose[]
).map(numberKey);

export interface ShownNumber {
  readonly key: string;
  readonly metric: Metric;
}

/** Numbers by their keys; a shop whose platform has no such number has none. */
export const measuredNumbers = (keys: readonly string[], platform: Platform, on: string): ShownNumber[] =>
  keys.flatMap((key) => {
    const purpose = purposes.get(key);
    const metric = purpose ? metricFor(platform, purpose, on) : null;
    return metric && metric.origin !== 'export' ? [{ key, metric }] : [];
  });

/** Every number that the dictionary measures for shops of a platform: the usual ones first. */
export const everyNumber = (platform: Platform, on: string): ShownNumber[] =>
  measuredNumbers([...new Set([...usualNumbers, ...purposes.keys()])], platform, on);

/** What is wrong with a list that somebody chose, each problem with its field. */
export const templateProblems = (numbers: readonly string[]): FieldProblem[] => [
  ...(needed.every((key) => numbers.includes(key)) ? [] : [{ field: 'numbers', code: 'NUMBERS_NEEDED' }]),
  ...numbers.flatMap((key, index) =>
    purposes.has(key) ? [] : [{ field: `numbers.${index}`, code: 'METRIC_UNKNOWN' }],
  ),
];
