import type { Locale } from './terms.js';

type Words = Readonly<Record<Locale, string>>;

/** Every kind of work that is done by the clock. */
export const scheduleKinds = [
  'quote-expiry',
  'qc-sample',
  'report-draft',
  'report-publish',
  'facts-rollup',
  'audit-verify',
  'data-missing',
  'contract-dates',
  'matters-due',
  'link-expiry',
  'appeal-dates',
  'question-dates',
] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

export const recurrences = ['weekly', 'monthly', 'interval'] as const;
export type Recurrence = (typeof recurrences)[number];

/**
 * When something is due. All of it is there whatever the recurrence, so that a change of it and back loses nothing.
 * Times are on the clock of the schedule's zone; an interval is counted from midnight UTC.
 */
export interface Timing {
  readonly recurrence: Recurrence;
  /** Minutes after midnight; weekly and monthly. */
  readonly atMinute: number;
  /** Weekly: a bit a weekday, Monday the lowest. */
  readonly weekdays: number;
  /** Monthly: 1 to 31; a shorter month has it on its last day. */
  readonly monthDay: number;
  /** Interval. */
  readonly everyMinutes: number;
}

export const everyDay = 0b111_1111;
const usual: Timing = {
  ...{ recurrence: 'weekly', atMinute: 8 * 60, weekdays: everyDay, monthDay: 1, everyMinutes: 30 },
};
const daily = (atMinute: number): Timing => ({ ...usual, atMinute });
const every = (everyMinutes: number): Timing => ({ ...usual, recurrence: 'interval', everyMinutes });

interface KindOfSchedule {
  /** What has one: every provider, every shop that is not closed, or every shop in service. */
  readonly of: 'provider' | 'store' | 'store-in-service';
  /** After a downtime: every time that was missed, or one for all of them. */
  readonly missed: 'each' | 'once';
  readonly timing: Timing;
  readonly name: Words;
  /** What it does, in one sentence. */
  readonly about: Words;
}

export const schedulesByKind: Readonly<Record<ScheduleKind, KindOfSchedule>> = {
  'quote-expiry': {
    of: 'store',
    missed: 'once',
    timing: daily(10),
    name: { 'zh-CN': '报价到期', 'en-US': 'Quotes expire' },
    about: {
      'zh-CN': '把过了有效期仍未接受的报价标记为已到期。',
      'en-US': 'Marks quotes as expired that nobody accepted while they were valid.',
    },
  },
  'qc-sample': {
    of: 'store-in-service',
    missed: 'each',
    timing: daily(8 * 60),
    name: { 'zh-CN': '质检抽样', 'en-US': 'QC sample' },
    about: {
      'zh-CN': '为前一天有会话的每位客服抽取一通会话，供质检评分。',
      'en-US': 'Draws a conversation of every agent who had any the day before, to be scored.',
    },
  },
  'report-draft': {
    of: 'store-in-service',
    missed: 'once',
    timing: every(30),
    name: { 'zh-CN': '日报草稿', 'en-US': 'Draft reports' },
    about: {
      'zh-CN': '当天数据齐全后自动生成日报草稿（最近 7 天），供检查和发布。',
      'en-US':
        'Drafts the report of each of the last 7 days once its data is in, to be checked and published.',
    },
  },
  'report-publish': {
    of: 'store-in-service',
    missed: 'once',
    timing: daily(8 * 60 + 30),
    name: { 'zh-CN': '发布日报', 'en-US': 'Publish reports' },
    about: {
      'zh-CN': '按店铺的发布规则发布数据齐全、没有异常的日报；不发布的会说明原因。没有设规则的店铺由人发布。',
      'en-US':
        'Publishes complete reports as the shop’s rule allows, and says why where it does not. Where no rule is set, people publish.',
    },
  },
  'facts-rollup': {
    of: 'store-in-service',
    missed: 'once',
    timing: every(15),
    name: { 'zh-CN': '重新汇总', 'en-US': 'Roll up changed days' },
    about: {
      'zh-CN': '重新统计数据有变动、但还没有汇总的日期。',
      'en-US': 'Counts days anew whose data changed and that nothing has counted since.',
    },
  },
  'audit-verify': {
    of: 'provider',
    missed: 'once',
    timing: daily(3 * 60 + 30),
    name: { 'zh-CN': '校验操作日志', 'en-US': 'Verify the audit log' },
    about: {
      'zh-CN': '从第一条起重新计算操作日志的哈希链，被改动或删除的记录会显示出来。',
      'en-US':
        'Recomputes the audit log’s chain from its first entry, so that what was changed or removed shows.',
    },
  },
  'data-missing': {
    of: 'store-in-service',
    missed: 'once',
    timing: daily(9 * 60 + 30),
    name: { 'zh-CN': '数据未到提醒', 'en-US': 'Data not in' },
    about: {
      'zh-CN': '到点仍未导入前一天会话的店铺，通知其客户经理。',
      'en-US':
        'Tells the account manager of a shop whose conversations of the day before are not in by then.',
    },
  },
  'question-dates': {
    of: 'store-in-service',
    missed: 'once',
    timing: daily(9 * 60),
    name: { 'zh-CN': '日报疑问提醒', 'en-US': 'Questions on reports' },
    about: {
      'zh-CN': '店铺对日报的疑问应在次日答复；提醒到期和逾期未答复的，同一疑问最多提醒三次。',
      'en-US':
        'A shop’s question on a report is to be answered the next day; reminds of those due or late, of one three times at most.',
    },
  },
  'matters-due': {
    of: 'store',
    missed: 'once',
    timing: daily(9 * 60),
    name: { 'zh-CN': '往来事项提醒', 'en-US': 'Matters due' },
    about: {
      'zh-CN': '提醒到期和逾期未答复的问题与资料；同一事项最多提醒三次。',
      'en-US': 'Reminds of questions and materials that are due or late; of one thing three times at most.',
    },
  },
  'contract-dates': {
    of: 'store',
    missed: 'once',
    timing: daily(9 * 60),
    name: { 'zh-CN': '合同与付款提醒', 'en-US': 'Contract and payment dates' },
    about: {
      'zh-CN': '提醒迟迟未签的合同、即将到期的合同，以及即将到期和已逾期的付款；同一事项最多提醒三次。',
      'en-US':
        'Reminds of contracts that wait for signatures or end soon, and of payments due soon or overdue; of one thing three times at most.',
    },
  },
  'link-expiry': {
    of: 'store',
    missed: 'once',
    timing: daily(15),
    name: { 'zh-CN': '分享链接到期', 'en-US': 'Share links end' },
    about: {
      'zh-CN': '报价的分享链接到期后，告知生成它的人客户打开过几次；链接到期即失效，不依赖此任务。',
      'en-US':
        'Tells who made a quote’s link that it has ended, and how often it was opened. Links end by themselves.',
    },
  },
  'appeal-dates': {
    of: 'store',
    missed: 'once',
    timing: daily(9 * 60),
    name: { 'zh-CN': '申诉期限', 'en-US': 'Appeals in time' },
    about: {
      'zh-CN': '提醒质检主管处理临近或超过期限的申诉，最多三次；超期时告知客服和负责人，不会自动作出决定。',
      'en-US':
        'Reminds QC leads of appeals that are due or late, three times at most. Once late, the agent and owners are told; nothing is decided by itself.',
    },
  },
};

/** What a kind is called, and what it does. Lines may outlive code: a kind that is done no more shows its code. */
export function scheduleText(
  kind: string,
  locale: Locale,
): { readonly name: string; readonly about: string } {
  if (!Object.hasOwn(schedulesByKind, kind)) return { name: kind, about: '' };
  const { name, about } = schedulesByKind[kind as ScheduleKind];
  return { name: name[locale], about: about[locale] };
}
