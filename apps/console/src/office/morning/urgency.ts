import type { MorningQuery } from '../../gql/office/graphql';

export type MorningRow = MorningQuery['morning'][number];

/** What needs a person comes first. */
export function urgency(row: MorningRow): number {
  if (!row.dataIn) return 0;
  if (row.openQuestions.length > 0) return 1;
  if (row.publishing.held.length > 0) return 1;
  if (row.oddities.length > 0 && row.report?.status !== 'published') return 1;
  if (row.pendingAccounts > 0) return 2;
  if (row.report?.status !== 'published') return 3;
  return 4;
}

export const needsPerson = (row: MorningRow): boolean => urgency(row) < 4;

/** A first version is published as it is; a correction wants its reason, which is said on the report. */
export const isPublishable = ({ report }: MorningRow): boolean =>
  report?.status === 'draft' && report.version === 1;
