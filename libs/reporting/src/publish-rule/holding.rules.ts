import type { Said } from '@zuoxi/platform/schedules';
import type { DailyReportStatus, ReportFile } from '../api.types.js';
import type { ReportBody } from '../daily-report/report.body.js';
import type { PublishRule } from './publish-rule.entity.js';

/** What is known of a shop's day before its report goes out. */
export interface DayToPublish {
  /** Its conversations are in. */
  readonly hasChats: boolean;
  /** Kinds of files that tell of the day. */
  readonly files: readonly string[];
  /** Files of the shop that are on their way; of which days they tell is not known yet. */
  readonly importing: number;
  /** Files of the shop of which a person has to say what they are. */
  readonly waiting: number;
  /** Records are newer than what was counted of them. */
  readonly stale: boolean;
  readonly changedAt: Date | null;
  readonly unmatchedAccounts: number;
  readonly refusedRows: number;
  readonly report: {
    readonly version: number;
    readonly status: DailyReportStatus;
    readonly asOf: Date;
    readonly body: Pick<ReportBody, 'promises' | 'advice'>;
  } | null;
}
type Terms = Pick<
  PublishRule,
  | 'expected'
  | 'missedPromisesAllowed'
  | 'unmatchedAccountsAllowed'
  | 'refusedRowsAllowed'
  | 'slotsBelowSoldAllowed'
>;

/** What keeps a day's report from going out by itself, most serious first; nothing: it may. */
export function holdingOf(rule: Terms, day: DayToPublish): Said[] {
  const { report } = day;
  if (report?.status === 'published') return [];
  const missed = (report?.body.promises ?? []).filter(({ kept }) => kept === false).length;
  const below = report?.body.advice?.slotsBelowSold ?? 0;
  return [
    ...missingFiles(rule.expected, day),
    ...over('files-waiting', day.waiting, 0),
    ...over('files-importing', day.importing, 0),
    ...(day.stale ? [{ sentence: 'still-counting' } as const] : []),
    ...(report && day.changedAt && day.changedAt > report.asOf
      ? [{ sentence: 'changed-since' } as const]
      : []),
    ...over('accounts-unmatched', day.unmatchedAccounts, rule.unmatchedAccountsAllowed),
    ...over('rows-refused', day.refusedRows, rule.refusedRowsAllowed),
    ...over('promises-missed', missed, rule.missedPromisesAllowed ? missed : 0),
    ...over('slots-below-sold', below, rule.slotsBelowSoldAllowed),
    ...(report && report.version > 1 ? [{ sentence: 'is-correction' } as const] : []),
  ];
}

const over = (sentence: Said['sentence'], count: number, allowed: number): Said[] =>
  count > allowed ? [{ sentence, params: { count } }] : [];

function missingFiles(expected: readonly ReportFile[], { hasChats, files: there }: DayToPublish): Said[] {
  const files = [
    ...(hasChats ? [] : (['conversations'] as const)),
    ...expected.filter((kind) => !there.includes(kind)),
  ].map((kind): Said => ({ sentence: `file-${kind}` }));
  return files.length ? [{ sentence: 'files-missing', params: { count: files.length, files } }] : [];
}
