import { addDays, isMature, type Metric, metricOfPromise } from '@zuoxi/metrics';
import type { ClausePeriod } from '@zuoxi/vocabulary';
import { readDays } from './day-metric.js';
import { type ClauseTerms, daysFrom, periodStart } from './period.js';
import type { PromiseFacts } from './report.facts.js';

/** A promise and how it stands in its own period so far. */
export interface PromiseResult {
  readonly clauseId: string | null;
  /** As promised: the version that was in force then. */
  readonly promised: string;
  /** As measured: the same metric in the version of the day. Null: nothing measures it for this shop. */
  readonly metric: string | null;
  readonly comparator: string;
  readonly target: string;
  readonly period: ClausePeriod;
  readonly from: string;
  /** Last day that counts: numbers that still move are not judged. Null: none yet. */
  readonly through: string | null;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Null without data. */
  readonly kept: boolean | null;
}

/** Enough digits to tell any two fractions of a month apart: rounding is done once, where a number is printed. */
export const decimal = (value: number | null): string | null =>
  value === null ? null : value.toFixed(10).replace(/\.?0+$/, '');

/** Every promise of the contract in force, in its order. */
export const promisesOf = (facts: PromiseFacts): PromiseResult[] =>
  (facts.contract?.clauses ?? []).map((clause) => promiseOf(facts, clause));

function promiseOf(facts: PromiseFacts, clause: ClauseTerms): PromiseResult {
  const { on, contract } = facts;
  const metric = metricOfPromise(facts.platform, clause.metric, on);
  const from = [periodStart(clause.period, on), contract?.startsOn ?? on].sort().at(-1) as string;
  const settled = metric ? daysFrom(from, on).filter((day) => isSettled(facts, metric, day)) : [];
  const reading = metric && readDays(facts, metric, settled);
  const value = reading?.value ?? null;
  const target = Number(clause.target);
  return {
    ...{ clauseId: clause.id, promised: clause.metric, metric: metric?.id ?? null },
    ...{ comparator: clause.comparator, target: String(target), period: clause.period },
    ...{ from, through: settled.at(-1) ?? null },
    value: decimal(value),
    numerator: reading?.numerator ?? null,
    denominator: reading?.denominator ?? null,
    kept: keeps(value, clause.comparator, target),
  };
}

/** Whether a value, as it was computed, keeps to what was promised; null without a value. */
export const keeps = (value: number | null, comparator: string, target: number): boolean | null =>
  value === null ? null : comparator === '>=' ? value >= target : value <= target;

/** Whether a day's number has stopped moving: its time is over, and what it waits for is in. */
export function isSettled(facts: PromiseFacts, metric: Metric, on: string): boolean {
  if (metric.maturityDays === 0) return true;
  if (!isMature(metric, on, facts.asOf)) return false;
  // What comes last: money goes back after it was paid.
  const awaited = (['aftersales', 'orders'] as const).find((kind) => metric.needs.includes(kind));
  return !awaited || facts.covers(awaited, addDays(on, metric.maturityDays - 1));
}
