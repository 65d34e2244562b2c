import {
  type Metric,
  metricFor,
  metricOfPromise,
  type MetricPurpose,
  type Platform,
  readMetric,
  type Sums,
  totalOf,
} from '@zuoxi/metrics';
import type { Locale } from '@zuoxi/vocabulary';
import { decimal, keeps } from '../daily-report/promise.rules.js';

const purposes = [
  'receptions',
  'received',
  'three-minute',
  'average-response',
  'next-day-conversion',
] as const satisfies readonly MetricPurpose[];

/** What is known of one agent in one shop. */
export interface OwnFacts {
  readonly platform: Platform;
  /** Sums of the agent's half hours, each with its day. */
  readonly slots: readonly { readonly on: string; readonly sums: Sums }[];
  readonly scores: readonly { readonly on: string; readonly score: number }[];
  /** Whether the shop's orders of a day are known: without them nobody can tell who bought. */
  readonly knowsOrders: (on: string) => boolean;
  readonly clauses: readonly { metric: string; comparator: string; target: string }[];
}

/** An agent's numbers of a day, beside their own of the days before and what the shop is promised. */
export function ownNumbers(facts: OwnFacts, on: string, before: readonly string[], locale: Locale) {
  const word = locale === 'zh-CN' ? 'zh' : 'en';
  const measured = purposes.flatMap((purpose) => {
    const metric = metricFor(facts.platform, purpose, on);
    if (!metric) return [];
    const promise = facts.clauses.find(
      (clause) => metricOfPromise(facts.platform, clause.metric, on)?.id === metric.id,
    );
    const value = read(facts, metric, [on]);
    return {
      key: purpose,
      name: metric.name[word],
      unit: metric.unit,
      value: decimal(value),
      lastSevenDays: decimal(read(facts, metric, before)),
      comparator: promise?.comparator ?? null,
      target: promise?.target ?? null,
      kept: promise ? keeps(value, promise.comparator, Number(promise.target)) : null,
    };
  });
  return [
    ...measured,
    {
      key: 'qc-score',
      name: { zh: '质检得分', en: 'QC score' }[word],
      unit: 'count',
      value: decimal(meanScore(facts, [on])),
      lastSevenDays: decimal(meanScore(facts, before)),
      comparator: null,
      target: null,
      kept: null,
    },
  ];
}

function read(facts: OwnFacts, metric: Metric, days: readonly string[]): number | null {
  const known = days.filter((on) => !metric.needs.includes('orders') || facts.knowsOrders(on));
  const slots = facts.slots.filter(({ on }) => known.includes(on));
  if (!slots.length) return null;
  const sums = totalOf(slots.map((slot) => slot.sums));
  if (metric.denominator !== null) return readMetric(metric, sums)?.value ?? null;
  // Whoever answered, and received nobody, received none: that is known.
  const count = readMetric(metric, sums)?.value ?? 0;
  return count / new Set(slots.map(({ on }) => on)).size;
}

function meanScore({ scores }: OwnFacts, days: readonly string[]): number | null {
  const own = scores.filter(({ on }) => days.includes(on));
  return own.length ? own.reduce((sum, { score }) => sum + score, 0) / own.length : null;
}
