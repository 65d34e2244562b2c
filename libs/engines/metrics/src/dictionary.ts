import { addDays, BusinessDate } from './clock.js';
import type { Metric, MetricId, MetricPurpose, Platform, Source } from './metric.js';
import { METRICS } from './metrics/index.js';

export { METRICS };

const byId = new Map(METRICS.map((metric) => [metric.id, metric]));

/** @throws RangeError for an id that was never defined. */
export function getMetric(id: string): Metric {
  const metric = byId.get(id as MetricId);
  if (!metric) throw new RangeError(`Unknown metric ${id}`);
  return metric;
}

const isValidOn = (metric: Metric, on: BusinessDate): boolean =>
  (metric.validFrom === null || metric.validFrom <= on) && (metric.validTo === null || on <= metric.validTo);

/**
 * The definition in force: the platform's own, else the generic one, else null.
 * Null means that the platform has no such number (a 30-second rate on Tmall): print "no data", never 0.
 */
export function metricFor(platform: Platform, purpose: MetricPurpose, on: BusinessDate): Metric | null {
  const valid = METRICS.filter((metric) => metric.purpose === purpose && isValidOn(metric, on));
  const newest = (candidates: Metric[]): Metric | null =>
    candidates.reduce<Metric | null>(
      (best, m) => (best === null || m.version > best.version ? m : best),
      null,
    );
  return (
    newest(valid.filter((metric) => metric.platforms.includes(platform))) ??
    newest(valid.filter((metric) => metric.platforms.includes('generic')))
  );
}

/** Every definition in force for a shop on a date, one a purpose. */
export const metricsOn = (platform: Platform, on: BusinessDate): Metric[] =>
  [...new Set(METRICS.map(({ purpose }) => purpose))].flatMap(
    (purpose) => metricFor(platform, purpose, on) ?? [],
  );

/**
 * Which definition measures a promise on a date: the one of the same purpose, if it is the promised metric in whichever
 * version holds then. Null: the product does not measure that metric for shops on the platform.
 */
export function metricOfPromise(platform: Platform, promised: string, on: BusinessDate): Metric | null {
  const known = byId.get(promised as MetricId);
  const inForce = known ? metricFor(platform, known.purpose, on) : null;
  return inForce && inForce.key === known?.key && inForce.origin !== 'export' ? inForce : null;
}

/**
 * The share that a shop is promised to have answered within three minutes on a date, 0..1: what its seats are sized,
 * planned and judged for. Undefined where its contract promises none.
 */
export function promisedReplyShare(
  clauses: readonly { readonly metric: string; readonly target: string }[],
  platform: Platform,
  on: BusinessDate,
): number | undefined {
  const promise = clauses.find(
    ({ metric }) => metricOfPromise(platform, metric, on)?.purpose === 'three-minute',
  );
  return promise && Number(promise.target);
}

/** Whether the number of a business date has stopped moving, seen from the business date `asOf`. */
export const isMature = (metric: Metric, on: BusinessDate, asOf: BusinessDate): boolean =>
  asOf > on && asOf >= addDays(on, metric.maturityDays);

/** Where a definition comes from, for a shop of a platform; null: for nobody in particular. */
export const sourceFor = ({ source, sourceOf }: Metric, platform: Platform | null): Source =>
  (platform && sourceOf[platform]) ?? source;
