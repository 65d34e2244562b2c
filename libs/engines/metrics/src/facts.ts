import { slotMinuteOf } from './clock.js';
import { bucketOf, emptyHistogram, quantileFromHistogram } from './histogram.js';
import type { Metric } from './metric.js';
import type { StoreDay, Unit } from './records.js';

/** Numerator, denominator, and, of metrics that are read as quantiles, the units by response time. */
export type Cell = readonly [numerator: number, denominator: number, histogram?: readonly number[]];
type GrowingCell = [numerator: number, denominator: number, histogram?: number[]];

/** By the metrics' `fact`. They add up over half hours, agents, days and stores. */
export type Sums = Readonly<Record<string, Cell>>;

export interface SlotFacts {
  /** Start of the half hour, minutes since the store's midnight. */
  readonly slotMinute: number;
  /** Null: nobody's. */
  readonly agentId: string | null;
  readonly sums: Sums;
}

export interface DayFacts {
  /** One an agent and half hour, in order. */
  readonly slots: readonly SlotFacts[];
  /** The same told apart by the row it comes from: what a number opens to. Rows add up to the slots; of a quantile they have
   * the responses and no buckets. */
  readonly rows: ReadonlyMap<string, readonly SlotFacts[]>;
  /** The day; what was measured and found nothing is nought here, what was not measured is absent. */
  readonly total: Sums;
}

type StoreMetric = Exclude<Metric, { origin: 'reviews' | 'duty' | 'export' }>;
export const isOfStoreDay = (metric: Metric): metric is StoreMetric =>
  metric.origin !== 'reviews' && metric.origin !== 'duty' && metric.origin !== 'export';

/** Everything that a day adds to metrics: one pass over the units of each. */
export function measureDay(day: StoreDay, metrics: readonly Metric[]): DayFacts {
  const rows = new Map<string, SlotLedger>();
  const whole = new SlotLedger();
  const nought: Record<string, Cell> = {};
  for (const { fact, quantile, measure } of onePerFact(metrics.filter(isOfStoreDay))) {
    const hasHistogram = quantile !== null;
    nought[fact] = hasHistogram ? [0, 0, emptyHistogram()] : [0, 0];
    for (const unit of measure(day)) {
      const slotMinute = slotMinuteOf(unit.at);
      whole.add(slotMinute, unit, fact, hasHistogram);
      let ledger = rows.get(unit.row);
      if (!ledger) rows.set(unit.row, (ledger = new SlotLedger()));
      ledger.add(slotMinute, unit, fact, false);
    }
  }
  const slots = whole.slots();
  return {
    slots,
    rows: new Map([...rows].map(([row, ledger]) => [row, ledger.slots()])),
    total: totalOf([nought, ...slots.map(({ sums }) => sums)]),
  };
}

const onePerFact = (metrics: readonly StoreMetric[]): StoreMetric[] => [
  ...new Map(metrics.map((metric) => [metric.fact, metric])).values(),
];

function added(a: Cell | undefined, b: Cell): Cell {
  if (!a) return b;
  const [numerator, denominator] = [a[0] + b[0], a[1] + b[1]];
  return a[2] || b[2]
    ? [
        numerator,
        denominator,
        emptyHistogram().map((_, index) => (a[2]?.[index] ?? 0) + (b[2]?.[index] ?? 0)),
      ]
    : [numerator, denominator];
}

/** The sum of any set of facts: a day, an agent's month, a store. */
export function totalOf(facts: Iterable<Sums>): Sums {
  const total: Record<string, Cell> = {};
  for (const sums of facts)
    for (const [fact, cell] of Object.entries(sums)) total[fact] = added(total[fact], cell);
  return total;
}

/** Sums while they grow: a busy day has hundreds of thousands of units, and each is added in place. */
class SlotLedger {
  private readonly accounts = new Map<string | null, Map<number, Record<string, GrowingCell>>>();

  add(
    slotMinute: number,
    { agentId, numerator, denominator }: Unit,
    fact: string,
    hasHistogram: boolean,
  ): void {
    let slots = this.accounts.get(agentId);
    if (!slots) this.accounts.set(agentId, (slots = new Map()));
    let sums = slots.get(slotMinute);
    if (!sums) slots.set(slotMinute, (sums = {}));
    const cell = (sums[fact] ??= hasHistogram ? [0, 0, emptyHistogram()] : [0, 0]);
    cell[0] += numerator;
    cell[1] += denominator;
    if (cell[2]) cell[2][bucketOf(numerator)]! += 1;
  }

  slots(): SlotFacts[] {
    return [...this.accounts]
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([agentId, slots]) => [...slots].map(([slotMinute, sums]) => ({ slotMinute, agentId, sums })))
      .sort((a, b) => a.slotMinute - b.slotMinute);
  }
}

/** Null comes first. */
const compareText = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null || (b !== null && a < b) ? -1 : 1;

/** The only way a rate comes into being. Nothing measured is not nought: 0 / 0 = null. */
export const ratio = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : numerator / denominator;

export interface Reading {
  readonly numerator: number;
  /** Null for plain counts. */
  readonly denominator: number | null;
  /** In the metric's unit; null = no data. */
  readonly value: number | null;
}

/** Reads a metric from sums. Null if it was not measured there. */
export function readMetric(metric: Metric, sums: Sums): Reading | null {
  const cell = sums[metric.fact];
  return cell ? readCell(metric, cell) : null;
}

/** What units come to; null: there are none, which is not nought. */
export function cellOf(units: Iterable<Pick<Unit, 'numerator' | 'denominator'>>): Cell | null {
  let cell: Cell | undefined;
  for (const { numerator, denominator } of units) cell = added(cell, [numerator, denominator]);
  return cell ?? null;
}

function readCell(metric: Metric, [sum, denominator, histogram]: Cell): Reading {
  const numerator = metric.unit === 'seconds' ? sum / 1000 : sum;
  if (metric.denominator === null) return { numerator, denominator: null, value: numerator };
  const value =
    metric.quantile === null
      ? ratio(numerator, denominator)
      : quantileFromHistogram(histogram ?? [], metric.quantile);
  return { numerator, denominator, value };
}
