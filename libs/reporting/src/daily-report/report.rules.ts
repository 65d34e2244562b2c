import {
  getMetric,
  type Metric,
  metricFor,
  type MetricPurpose,
  type Platform,
  type Reading,
  readMetric,
  type Sums,
  totalOf,
} from '@zuoxi/metrics';
import { adviseSeats, type SeatAdvice } from '@zuoxi/staffing';
import type { DayFacts, OrderSums, WorkedShift } from './report.facts.js';

export type NumberRows =
  'received' | 'answered' | 'timed' | 'slow' | 'unanswered' | 'converted' | 'orders' | 'aftersales';

export interface ReportNumber {
  readonly key: string;
  readonly metric: string;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly sample: number | null;
  readonly previousDay: string | null;
  readonly sameWeekday: string | null;
  readonly target: string | null;
  readonly kept: boolean | null;
  /** Which list it opens to, and what that list counts to. */
  readonly rows: NumberRows;
  readonly rowsCount: number | null;
}

export interface ReportBody {
  readonly numbers: readonly ReportNumber[];
  readonly byHour: readonly {
    hour: number;
    receptions: number;
    threeMinuteRate: string | null;
    seatsOnDuty: number | null;
    seatsNeeded: number | null;
  }[];
  readonly agents: readonly {
    alias: string | null;
    receptions: number;
    firstResponseSeconds: number | null;
    averageResponseSeconds: number | null;
    threeMinuteRate: string | null;
  }[];
  readonly afterSales: readonly {
    orderNo: string | null;
    buyer: string;
    kind: string;
    amountFen: number | null;
    reason: string | null;
    outcome: string | null;
    agentAlias: string | null;
  }[];
  readonly seatsSold: number | null;
  readonly seatsOnDutyPeak: number | null;
  readonly seatCoverage: string | null;
  readonly qc: {
    agentsWithChats: number;
    agentsReviewed: number;
    averageScore: string | null;
    fatal: number;
  } | null;
  readonly advice: SeatAdvice | null;
}

/** Enough digits to tell any two fractions of a day apart: rounding is done once, where a number is printed. */
const decimal = (value: number | null): string | null =>
  value === null ? null : value.toFixed(10).replace(/\.?0+$/, '');

/** Everything a day's report says, from its facts alone: same facts, same report. */
export function composeReport(facts: DayFacts): ReportBody {
  const platform = facts.store.platform as Platform;
  const rowsOf = (on: string) => facts.facts.filter((row) => row.on === on);
  const [today, before, weekAgo] = facts.orders as [OrderSums, OrderSums, OrderSums];
  const sumsOf = (on: string) => {
    const rows = rowsOf(on);
    return rows.length ? totalOf(rows.map(({ sums }) => sums)) : null;
  };
  const compared: Compared = {
    today: { sums: sumsOf(today.on), orders: today },
    before: { sums: sumsOf(before.on), orders: before },
    weekAgo: { sums: sumsOf(weekAgo.on), orders: weekAgo },
  };
  // The day's files were taken back: that is no data, not a day on which nobody came.
  const nothing = !rowsOf(facts.on).length && !today.orders && !today.afterSales;
  const clauses = facts.contract?.clauses ?? [];
  const fromMessages = (key: string, purpose: MetricPurpose, rows: ReportNumber['rows']) =>
    messageNumber(key, metricOf(platform, purpose, facts.on), compared, clauses, rows);
  const numbers = [
    fromMessages('receptions', 'received', 'received'),
    fromMessages('firstResponse', 'first-response', 'answered'),
    fromMessages('averageResponse', 'average-response', 'timed'),
    fromMessages('threeMinuteRate', 'three-minute', 'slow'),
    fromMessages('noReply', 'no-reply', 'unanswered'),
    orderNumber(
      'orders',
      metricOf('generic', 'orders', facts.on),
      compared,
      (sums) => (sums.hasOrders ? sums.orders : null),
      null,
      'orders',
    ),
    orderNumber(
      'conversion',
      metricOf('generic', 'next-day-conversion', facts.on),
      compared,
      (sums) => (sums.hasOrders && sums.inquirers ? sums.converted / sums.inquirers : null),
      (sums) => [sums.converted, sums.inquirers],
      'converted',
    ),
    orderNumber(
      'afterSales',
      metricOf('generic', 'after-sales', facts.on),
      compared,
      (sums) => (sums.hasAfterSales ? sums.afterSales : null),
      null,
      'aftersales',
    ),
  ]
    .filter((number): number is ReportNumber => number !== null)
    .map((number) => (nothing ? withoutData(number) : number));

  const duty = dutyPerSlot(facts.shifts, facts.on);
  const sold = facts.contract?.seats ?? null;
  const needed = facts.requirement;
  return {
    numbers,
    byHour: nothing ? [] : hours(facts, platform, duty),
    agents: agentRows(facts, platform),
    afterSales: facts.afterSales.map(({ agentAccount, ...row }) => ({
      ...row,
      agentAlias: (agentAccount && facts.aliasOf.get(agentAccount)) ?? null,
    })),
    seatsSold: sold,
    seatsOnDutyPeak: facts.shifts.length ? Math.max(0, ...duty.values()) : null,
    seatCoverage: sold && needed.length && facts.shifts.length ? decimal(coverage(needed, duty, sold)) : null,
    qc: qcSummary(facts),
    advice: sold && needed.length ? advise(needed, duty, sold, facts.shifts.length > 0) : null,
  };
}

const withoutData = (number: ReportNumber): ReportNumber => ({
  ...number,
  value: null,
  numerator: null,
  denominator: null,
  sample: null,
  kept: null,
  rowsCount: null,
});

interface Compared {
  readonly today: { sums: Sums | null; orders: OrderSums };
  readonly before: { sums: Sums | null; orders: OrderSums };
  readonly weekAgo: { sums: Sums | null; orders: OrderSums };
}
type Clause = { metric: string; comparator: string; target: string };

const metricOf = (platform: Platform, purpose: MetricPurpose, on: string): Metric | null =>
  metricFor(platform, purpose, on) ?? metricFor('generic', purpose, on);

function messageNumber(
  key: string,
  metric: Metric | null,
  days: Compared,
  clauses: readonly Clause[],
  rows: ReportNumber['rows'],
): ReportNumber | null {
  if (!metric) return null;
  const read = (sums: Sums | null) => (sums ? readMetric(metric, sums) : null);
  const now = read(days.today.sums);
  const clause = clauses.find((each) => each.metric === metric.id);
  const value = now?.value ?? null;
  return {
    key,
    metric: metric.id,
    value: decimal(value),
    numerator: now?.numerator ?? null,
    denominator: now?.denominator ?? null,
    sample: now?.denominator ?? now?.numerator ?? null,
    previousDay: decimal(read(days.before.sums)?.value ?? null),
    sameWeekday: decimal(read(days.weekAgo.sums)?.value ?? null),
    target: clause ? String(Number(clause.target)) : null,
    kept:
      clause && value !== null
        ? clause.comparator === '>='
          ? value >= Number(clause.target)
          : value <= Number(clause.target)
        : null,
    rows,
    rowsCount: now && rowsOf(now, rows),
  };
}

/** A count opens to itself, a rate to its misses, a mean to what it is the mean of. */
function rowsOf({ numerator, denominator }: Reading, rows: NumberRows): number {
  if (denominator === null) return numerator;
  return rows === 'slow' ? denominator - numerator : denominator;
}

function orderNumber(
  key: string,
  metric: Metric | null,
  days: Compared,
  value: (sums: OrderSums) => number | null,
  parts: ((sums: OrderSums) => [number, number]) | null,
  rows: NumberRows,
): ReportNumber | null {
  if (!metric) return null;
  const { orders } = days.today;
  const isKnown = rows === 'aftersales' ? orders.hasAfterSales : orders.hasOrders;
  const now = value(orders);
  const [numerator, denominator] = parts && isKnown ? parts(orders) : [now, null];
  // A day without any conversation has no figure to compare with, rather than a zero.
  const earlier = (day: Compared['before']) => (day.sums ? decimal(value(day.orders)) : null);
  return {
    key,
    metric: metric.id,
    value: decimal(now),
    numerator,
    denominator,
    sample: denominator,
    previousDay: earlier(days.before),
    sameWeekday: earlier(days.weekAgo),
    target: null,
    kept: null,
    rows,
    rowsCount: numerator,
  };
}

/** Agents at work for the whole half hour, by slot; shifts of the day before reach in after midnight. */
export function dutyPerSlot(shifts: readonly WorkedShift[], on: string): Map<number, number> {
  const duty = new Map<number, number>();
  for (let slot = 0; slot < 1440; slot += 30) {
    const count = shifts.filter((shift) => {
      const from = shift.on === on ? slot : slot + 1440;
      const until = from + 30;
      return (
        shift.startMinute <= from &&
        shift.endMinute >= until &&
        shift.breaks.every((rest) => rest.startMinute >= until || rest.startMinute + rest.minutes <= from)
      );
    }).length;
    duty.set(slot, count);
  }
  return duty;
}

/** Staffed share of the seat time that was sold: over-staffing one half hour does not make up for another. */
function coverage(
  needed: readonly { slotMinute: number }[],
  duty: ReadonlyMap<number, number>,
  sold: number,
): number {
  const staffed = needed.reduce(
    (sum, { slotMinute }) => sum + Math.min(sold, duty.get(slotMinute % 1440) ?? 0),
    0,
  );
  return staffed / (needed.length * sold);
}

function advise(
  needed: readonly { slotMinute: number; seats: number }[],
  duty: ReadonlyMap<number, number>,
  sold: number,
  hasRoster: boolean,
): SeatAdvice {
  return adviseSeats({
    requiredPerSlot: needed.map(({ slotMinute, seats }) => ({ slotMinute, seats })),
    onDutyPerSlot: hasRoster
      ? needed.map(({ slotMinute }) => ({ slotMinute, seats: duty.get(slotMinute % 1440) ?? 0 }))
      : [],
    soldSeats: sold,
  });
}

function hours(facts: DayFacts, platform: Platform, duty: ReadonlyMap<number, number>): ReportBody['byHour'] {
  const metric = metricOf(platform, 'three-minute', facts.on);
  const received = metricOf(platform, 'received', facts.on);
  const byHour = Map.groupBy(
    facts.facts.filter((row) => row.on === facts.on),
    (row) => Math.floor(row.slotMinute / 60),
  );
  const neededAt = (hour: number) =>
    facts.requirement.filter(({ slotMinute }) => Math.floor((slotMinute % 1440) / 60) === hour);
  const open = new Set([
    ...byHour.keys(),
    ...facts.requirement.map(({ slotMinute }) => Math.floor((slotMinute % 1440) / 60)),
  ]);
  return [...open]
    .sort((a, b) => a - b)
    .map((hour) => {
      const sums = totalOf((byHour.get(hour) ?? []).map((row) => row.sums));
      const need = neededAt(hour);
      return {
        hour,
        receptions: (received && readMetric(received, sums)?.value) ?? 0,
        threeMinuteRate: decimal((metric && readMetric(metric, sums)?.value) ?? null),
        seatsOnDuty: facts.shifts.length
          ? Math.min(duty.get(hour * 60) ?? 0, duty.get(hour * 60 + 30) ?? 0)
          : null,
        seatsNeeded: need.length ? Math.max(...need.map(({ seats }) => seats)) : null,
      };
    });
}

function agentRows(facts: DayFacts, platform: Platform): ReportBody['agents'] {
  const read = (purpose: MetricPurpose, sums: Sums) => {
    const metric = metricOf(platform, purpose, facts.on);
    return (metric && readMetric(metric, sums)?.value) ?? null;
  };
  // An agent is one person, however many accounts they write under; what nobody has matched is one row of its own.
  const byAgent = Map.groupBy(
    facts.facts.filter((row) => row.on === facts.on && row.agentAccount !== ''),
    (row) => facts.agentOf.get(row.agentAccount) ?? null,
  );
  return [...byAgent]
    .map(([agentId, rows]) => {
      const sums = totalOf(rows.map((row) => row.sums));
      return {
        alias: agentId === null ? null : (facts.aliasOf.get(rows[0]?.agentAccount ?? '') ?? null),
        receptions: sums.receptions,
        firstResponseSeconds: read('first-response', sums),
        averageResponseSeconds: read('average-response', sums),
        threeMinuteRate: decimal(read('three-minute', sums)),
      };
    })
    .sort((a, b) => Number(a.alias === null) - Number(b.alias === null) || b.receptions - a.receptions);
}

function qcSummary(facts: DayFacts): ReportBody['qc'] {
  const withChats = new Set(
    facts.facts
      .filter((row) => row.on === facts.on && row.agentAccount !== '' && row.sums.agentMessages > 0)
      .map((row) => facts.agentOf.get(row.agentAccount) ?? row.agentAccount),
  );
  if (!withChats.size) return null;
  const scored = facts.reviews.filter(({ status }) => status !== 'open');
  const scores = scored.flatMap(({ score }) => score ?? []);
  return {
    agentsWithChats: withChats.size,
    agentsReviewed: new Set(scored.map(({ agentId }) => agentId)).size,
    averageScore: scores.length
      ? (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(1)
      : null,
    fatal: scored.filter(({ fatal }) => fatal).length,
  };
}

export const knownMetric = (id: string): Metric | null => {
  try {
    return getMetric(id);
  } catch {
    return null;
  }
};
