import type { DailyReport } from './daily-report.entity.js';
import type { ReportColumns } from './report.columns.js';

/** How much of a report is read, each with all of those before it: four statements whatever is selected. */
const extents = ['head', 'numbers', 'day', 'whole'] as const;
export type Extent = (typeof extents)[number];

const added: Readonly<Record<Extent, readonly (keyof ReportColumns)[]>> = {
  head: [],
  numbers: ['numbers', 'promises', 'seatsSold', 'advice'],
  day: ['byHour', 'slots', 'shifts', 'agents', 'agentsTotal', 'qc'],
  // The larger part of a report: every case of the day.
  whole: ['afterSales'],
};

const headColumns = [
  ...(['providerId', 'storeId', 'id', 'businessDate', 'version', 'status', 'contentHash'] as const),
  ...([
    'headlineZh',
    'headlineEn',
    'comment',
    'revisionReason',
    'asOf',
    'publishedAt',
    'publishedBy',
  ] as const),
] satisfies (keyof DailyReport)[];

const partsOf = (extent: Extent) =>
  extents.slice(0, extents.indexOf(extent) + 1).flatMap((each) => added[each]);
const truths = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, true])) as Record<Name, true>;

/** For `find`. */
export const selectionOf = (extent: Extent) => ({
  ...truths(headColumns),
  ...(extent !== 'head' && { body: truths(partsOf(extent)) }),
});
/** For a builder of rows `r`. */
export const columnsOf = (extent: Extent): string[] => [
  ...headColumns.map((name) => `r.${name}`),
  ...partsOf(extent).map((name) => `r.body.${name}`),
];

export const widest = (...some: readonly Extent[]): Extent =>
  extents.findLast((extent) => some.includes(extent)) ?? 'head';
