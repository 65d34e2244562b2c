import type { Locale } from '@zuoxi/vocabulary';
import type { ReportBody } from './report.body.js';
import { missedSentence } from './report.words.js';

/** What is known of a store's day before anybody publishes it. */
export interface MorningDay {
  readonly dataIn: boolean;
  /** Records are newer than what was counted of them. */
  readonly stale: boolean;
  readonly changedAt: Date | null;
  readonly pendingAccounts: number;
  readonly report: { readonly asOf: Date; readonly body: Pick<ReportBody, 'promises' | 'advice'> } | null;
}

/** What a person should look at before publishing, most serious first. */
export function warningsOf(day: MorningDay, locale: Locale): string[] {
  const said = (when: unknown, zh: string, en: string): string[] =>
    when ? [locale === 'zh-CN' ? zh : en] : [];
  const { report, changedAt, pendingAccounts } = day;
  const below = report?.body.advice?.slotsBelowSold ?? 0;
  return [
    ...said(!day.dataIn, '当天聊天记录未导入', 'The day’s chats are not imported'),
    ...said(day.stale, '数据仍在汇总', 'Figures are still being rolled up'),
    ...said(
      changedAt && report && changedAt > report.asOf,
      '日报生成后数据有变化，请重新生成',
      'The data changed after the report was built; build it again',
    ),
    ...said(
      pendingAccounts,
      `${pendingAccounts} 个客服账号未匹配`,
      pendingAccounts === 1
        ? '1 agent account is not matched'
        : `${pendingAccounts} agent accounts are not matched`,
    ),
    ...(report?.body.promises ?? [])
      .filter(({ kept }) => kept === false)
      .map((promise) => missedSentence(promise, locale)),
    ...said(
      below,
      `${below} 个半小时按排班在岗少于已购`,
      `${below} half hours rostered below the seats sold`,
    ),
  ];
}
