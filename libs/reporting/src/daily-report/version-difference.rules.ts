import { isDeepStrictEqual } from 'node:util';
import type { ReportBody, ReportNumber } from './report.body.js';

/** Parts of a report that are said by how many of their rows differ. */
export const reportParts = [
  'promises',
  'comparisons',
  'hours',
  'slots',
  'agents',
  'aftersales',
  'reviews',
  'seats',
  'comment',
] as const;
export type ReportPart = (typeof reportParts)[number];

/** A number as the one version says it and as the other does; a side without it has null. */
export interface FigureChange {
  readonly metric: string;
  readonly before: Figure | null;
  readonly after: Figure | null;
}
type Figure = Pick<ReportNumber, 'value' | 'numerator' | 'denominator' | 'provisional'>;
export interface VersionDifference {
  readonly figures: readonly FigureChange[];
  readonly parts: readonly { readonly part: ReportPart; readonly count: number }[];
}

/** What a shop reads of a version that may differ from another's. */
export interface VersionContent {
  readonly body: ReportBody;
  readonly comment: string | null;
}

/** What a shop would read otherwise: every difference of two versions falls under a figure or a part. */
export function differenceOf(before: VersionContent, after: VersionContent): VersionDifference {
  const [was, is] = [before.body, after.body];
  const keyOf = ({ metric }: ReportNumber) => metric;
  const figures = pairs(was.numbers, is.numbers, keyOf).flatMap(([metric, one, other]) =>
    isDeepStrictEqual(figureOf(one), figureOf(other))
      ? []
      : [{ metric, before: shown(one), after: shown(other) }],
  );
  const changed: Readonly<Record<ReportPart, number>> = {
    promises: rowsChanged(was.promises, is.promises, (row) => row.clauseId ?? row.promised),
    comparisons: rowsChanged(
      was.numbers.map(comparisonOf),
      is.numbers.map(comparisonOf),
      (row) => row.metric,
    ),
    hours: rowsChanged(was.byHour, is.byHour, ({ hour }) => String(hour)),
    slots:
      rowsChanged(was.slots, is.slots, ({ slotMinute }) => String(slotMinute)) ||
      // A report from before shifts were kept says nothing of them.
      Number(was.shifts !== null && !isDeepStrictEqual(was.shifts, is.shifts)),
    agents:
      rowsChanged(was.agents, is.agents, (row) => row.agentId ?? row.alias ?? '') ||
      Number(!isDeepStrictEqual(was.agentsTotal, is.agentsTotal)),
    aftersales: rowsChanged(was.afterSales, is.afterSales, (row) =>
      JSON.stringify([row.orderNo, row.buyer, row.kind]),
    ),
    reviews:
      rowsChanged(was.qc?.rows ?? [], is.qc?.rows ?? [], (row) => row.agentId ?? row.alias ?? '') ||
      Number(!isDeepStrictEqual(was.qc, is.qc)),
    seats: Number(was.seatsSold !== is.seatsSold || !isDeepStrictEqual(was.advice, is.advice)),
    comment: Number(before.comment !== after.comment),
  };
  return {
    figures,
    parts: reportParts.flatMap((part) => (changed[part] ? [{ part, count: changed[part] }] : [])),
  };
}

export const isSame = ({ figures, parts }: VersionDifference): boolean => !figures.length && !parts.length;

function shown(number: ReportNumber | undefined): Figure | null {
  if (!number) return null;
  const { value, numerator, denominator, provisional } = number;
  return { value, numerator, denominator, provisional };
}

/** What a number is beside what it is compared with. */
function figureOf(number: ReportNumber | undefined) {
  if (!number) return null;
  const { previousDay: _before, sameWeekday: _week, ...figure } = number;
  return figure;
}
const comparisonOf = ({ metric, previousDay, sameWeekday }: ReportNumber) => ({
  metric,
  previousDay,
  sameWeekday,
});

/** Rows of two lists that belong together, in the order of the second; of equal names the first of each. */
function pairs<Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): [key: string, before: Row | undefined, after: Row | undefined][] {
  const was = numbered(before, keyOf);
  const is = numbered(after, keyOf);
  return [...new Set([...is.keys(), ...was.keys()])].map((key) => [key, was.get(key), is.get(key)]);
}

/** Unmatched accounts share a name, and so do two cases of one order: the second of a name is another row. */
function numbered<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row> {
  const seen = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const key = keyOf(row);
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      return [times > 1 ? `${key} #${times}` : key, row];
    }),
  );
}

const rowsChanged = <Row>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): number => pairs(before, after, keyOf).filter(([, one, other]) => !isDeepStrictEqual(one, other)).length;
