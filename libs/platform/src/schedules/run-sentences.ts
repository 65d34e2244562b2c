import { filled, type Locale } from '@zuoxi/vocabulary';

/** Codes of what a run says of itself, with the sentence a person reads. */
export const runSentences = {
  queued: { 'zh-CN': '等待运行', 'en-US': 'Waiting' },
  running: { 'zh-CN': '正在运行', 'en-US': 'Running' },
  failed: { 'zh-CN': '失败', 'en-US': 'Failed' },
  'quotes-expired': { 'zh-CN': '{count} 份报价已到期', 'en-US': '{count} quotes expired' },
  'no-quotes-overdue': { 'zh-CN': '没有过期的报价', 'en-US': 'No quote is overdue' },
  sampled: { 'zh-CN': '{on}：抽取 {count} 通会话', 'en-US': '{on}: {count} conversations drawn' },
  'sampled-before': { 'zh-CN': '{on} 已经抽过', 'en-US': '{on} was drawn before' },
  drafted: { 'zh-CN': '已生成 {days} 的日报草稿', 'en-US': 'Drafted the report of {days}' },
  'no-report-missing': { 'zh-CN': '没有待生成的日报', 'en-US': 'No report is missing' },
  'rolled-up': { 'zh-CN': '重新汇总了 {count} 天', 'en-US': '{count} days counted anew' },
  'nothing-changed': { 'zh-CN': '没有待汇总的日期', 'en-US': 'No day waits to be counted' },
  importing: {
    'zh-CN': '正在导入，导入完成时会汇总',
    'en-US': 'An import is under way and counts when it ends',
  },
  'chain-whole': { 'zh-CN': '{count} 条记录完整', 'en-US': '{count} entries, all as they were written' },
  'data-asked-for': {
    'zh-CN': '已提醒：{on} 的会话未导入',
    'en-US': 'Told that the conversations of {on} are not in',
  },
  'data-is-in': { 'zh-CN': '{on} 的会话已导入', 'en-US': 'The conversations of {on} are in' },
  reminded: {
    'zh-CN': '{count} 项到了提醒的日子',
    'en-US': '{count} matters have reached a day of reminding',
  },
  'no-dates-near': { 'zh-CN': '没有临近的日期', 'en-US': 'No date is near' },
  'no-chats': { 'zh-CN': '{on} 没有会话', 'en-US': 'No conversations on {on}' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>;
export type RunSentence = keyof typeof runSentences;

/** The sentence of a run in a person's language. Runs may outlive code: a sentence that is said no more shows its code. */
export const runSentence = (
  code: RunSentence,
  locale: Locale,
  params: Readonly<Record<string, unknown>>,
): string => filled(Object.hasOwn(runSentences, code) ? runSentences[code][locale] : code, params);
