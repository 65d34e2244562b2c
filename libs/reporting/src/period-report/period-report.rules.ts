import { addDays, getMetric } from '@zuoxi/metrics';
import type { FieldProblem } from '@zuoxi/platform/errors';
import { decimal } from '../daily-report/promise.rules.js';
import type { ReportNumber } from '../daily-report/report.body.js';

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Numbers of a published day. */
export interface PublishedDay {
  readonly on: string;
  readonly numbers: readonly ReportNumber[];
}

export interface PeriodNumber {
  readonly key: string;
  /** The definition by which the last day counted it; days of another are left out. */
  readonly metric: string;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Days that it is made of. */
  readonly days: number;
  readonly previous: string | null;
  readonly lastYear: string | null;
  readonly provisional: boolean;
}

const longestDays = 366;
const daysIn = ({ from, to }: Period): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;

export function periodProblems(period: Period): FieldProblem[] {
  if (period.to < period.from) return [{ field: 'to', code: 'END_BEFORE_START' }];
  return daysIn(period) > longestDays ? [{ field: 'to', code: 'OUT_OF_RANGE' }] : [];
}

const lastOfMonth = (on: string): string =>
  new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** What a period is compared with: of months the ones before, of other days as many before them. */
export function periodBefore({ from, to }: Period): Period {
  const isMonths = from.endsWith('-01') && to === lastOfMonth(to);
  if (!isMonths) return { from: addDays(from, -daysIn({ from, to })), to: addDays(from, -1) };
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7)) +
    1;
  const first = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)) - 1 - months, 1));
  return { from: first.toISOString().slice(0, 10), to: addDays(from, -1) };
}

/** The same days of the year before; 29 February has none but the 28th. */
export function yearBefore({ from, to }: Period): Period {
  const before = (on: string) => {
    const year = Number(on.slice(0, 4)) - 1;
    const day = `${year}${on.slice(4)}`;
    return day.endsWith('-02-29') ? `${year}-02-28` : day;
  };
  const end = to === lastOfMonth(to) ? lastOfMonth(before(to)) : before(to);
  return { from: before(from), to: end };
}

/** Sums of published days, each by its newest version: never a mean of rates. In the order of the last day's report. */
export function periodNumbers(
  days: readonly PublishedDay[],
  previous: readonly PublishedDay[],
  lastYear: readonly PublishedDay[],
): PeriodNumber[] {
  const keys = [...new Set([...days].reverse().flatMap(({ numbers }) => numbers.map(({ key }) => key)))];
  return keys.flatMap((key) => {
    const last = days.findLast(({ numbers }) => numbers.some((each) => each.key === key));
    const metric = last?.numbers.find((each) => each.key === key)?.metric;
    // A quantile of days is not made of theirs.
    if (!metric || getMetric(metric).quantile !== null) return [];
    const own = sumOf(days, metric);
    return {
      ...{ key, metric, ...own },
      previous: sumOf(previous, metric).value,
      lastYear: sumOf(lastYear, metric).value,
    };
  });
}

function sumOf(days: readonly PublishedDay[], metric: string) {
  const known = days.flatMap(({ numbers }) =>
    numbers.filter((each) => each.metric === metric && each.numerator !== null),
  );
  const add = (side: 'numerator' | 'denominator') => known.reduce((sum, each) => sum + (each[side] ?? 0), 0);
  const isCount = getMetric(metric).denominator === null;
  const [numerator, denominator] = [add('numerator'), isCount ? null : add('denominator')];
  const isKnown = known.length > 0;
  const value = denominator === null ? numerator : denominator === 0 ? null : numerator / denominator;
  return {
    value: isKnown ? decimal(value) : null,
    numerator: isKnown ? numerator : null,
    denominator: isKnown ? denominator : null,
    days: known.length,
    provisional: known.some((each) => each.provisional),
  };
}
