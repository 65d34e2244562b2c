import { selectedFields } from '@zuoxi/platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { Types } from '../api.js';
import { type Extent, widest } from './report.parts.js';

/** What each field is answered from. */
const extentOfField: Readonly<Record<keyof Types['DailyReport'], Extent>> = {
  ...{ id: 'head', on: 'head', version: 'head', status: 'head', contentHash: 'head', headline: 'head' },
  ...{ comment: 'head', revisionReason: 'head', asOf: 'head', publishedAt: 'head', publishedBy: 'head' },
  ...{ pdfUrl: 'head', imageUrl: 'head', receptionsMetric: 'head' },
  // Each asked by a statement of its own.
  ...{
    acknowledgements: 'head',
    questions: 'head',
    difference: 'head',
    dataChangedAt: 'head',
    qcChangedAt: 'head',
  },
  ...{ numbers: 'numbers', promises: 'numbers', seatCoverage: 'numbers', seatsSold: 'numbers' },
  ...{ staffingAdvice: 'numbers', byHour: 'day', seatsOnDutyPeak: 'day', slots: 'day', shifts: 'day' },
  ...{ agents: 'day', agentsTotal: 'day', qc: 'day', afterSales: 'whole' },
};

/** As much as is selected of the reports that a field gives. */
export const extentOf = (info: GraphQLResolveInfo, ...path: readonly string[]): Extent =>
  widest(
    ...[...selectedFields(info, ...path)].map(
      // What the executor answers by itself, like `__typename`, is read nowhere.
      (name) => (extentOfField as Readonly<Record<string, Extent>>)[name] ?? 'head',
    ),
  );
