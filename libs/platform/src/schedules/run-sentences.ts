import { filled, type Locale } from '@zuoxi/vocabulary';

/** Codes of what a run says of itself, with the sentence a person reads. */
export const runSentences = {
  queued: { 'zh-CN': '等待运行', 'en-US': 'Waiting' },
  running: { 'zh-CN': '正在运行', 'en-US': 'Running' },
  failed: { 'zh-CN': '失败', 'en-US': 'Failed' },
  'quotes-expired': { 'zh-CN': '{count} 份报价已到期', 'en-US': '{count} quotes expired' },
  'no-quotes-overdue': { 'zh-CN': '没有过期的报价', 'en-US': 'No quote is overdue' },
  'links-ended': { 'zh-CN': '{count} 个分享链接已到期', 'en-US': '{count} share links have ended' },
  'no-link-ended': { 'zh-CN': '没有新到期的分享链接', 'en-US': 'No share link has ended' },
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
  'reports-published': { 'zh-CN': '已发布 {days} 的日报', 'en-US': 'Published the report of {days}' },
  'reports-held': { 'zh-CN': '未发布：{held}', 'en-US': 'Not published: {held}' },
  'reports-published-and-held': {
    'zh-CN': '已发布 {days} 的日报；未发布：{held}',
    'en-US': 'Published the report of {days}; not published: {held}',
  },
  'held-day': { 'zh-CN': '{on}（{reasons}）', 'en-US': '{on} ({reasons})' },
  'no-report-waits': { 'zh-CN': '没有待发布的日报', 'en-US': 'No report waits to be published' },
  'published-by-people': {
    'zh-CN': '该店没有设为自动发布，由人发布',
    'en-US': 'People publish the reports of this shop',
  },
  'files-missing': { 'zh-CN': '缺 {count} 个文件：{files}', 'en-US': 'files missing: {count} ({files})' },
  'file-conversations': { 'zh-CN': '聊天记录', 'en-US': 'chats' },
  'file-orders': { 'zh-CN': '订单', 'en-US': 'orders' },
  'file-aftersales': { 'zh-CN': '售后', 'en-US': 'after-sales' },
  'file-performance': { 'zh-CN': '绩效', 'en-US': 'performance' },
  'files-waiting': { 'zh-CN': '{count} 个文件待辨认', 'en-US': 'files not recognised: {count}' },
  'files-importing': { 'zh-CN': '{count} 个文件正在导入', 'en-US': 'files being imported: {count}' },
  'still-counting': { 'zh-CN': '数据仍在汇总', 'en-US': 'figures are still being rolled up' },
  'changed-since': {
    'zh-CN': '日报生成后数据有变化',
    'en-US': 'the data changed after the report was built',
  },
  'accounts-unmatched': {
    'zh-CN': '{count} 个客服账号未匹配',
    'en-US': 'agent accounts not matched: {count}',
  },
  'rows-refused': { 'zh-CN': '{count} 行数据未被接受', 'en-US': 'rows not taken: {count}' },
  'promises-missed': { 'zh-CN': '{count} 项承诺未达标', 'en-US': 'promises not kept: {count}' },
  'slots-below-sold': {
    'zh-CN': '{count} 个半小时按排班在岗少于已购',
    'en-US': 'half hours rostered below the seats sold: {count}',
  },
  'is-correction': {
    'zh-CN': '更正已发布的日报要由人说明原因',
    'en-US': 'a correction wants a person’s reason',
  },
  'no-chats': { 'zh-CN': '{on} 没有会话', 'en-US': 'No conversations on {on}' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>;
export type RunSentence = keyof typeof runSentences;

/** A sentence of a run, or a part of one, before it is known in which language. */
export interface Said {
  readonly sentence: RunSentence;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** The sentence of a run in a person's language. Runs may outlive code: a sentence that is said no more shows its code. */
export function runSentence(
  code: RunSentence,
  locale: Locale,
  params: Readonly<Record<string, unknown>>,
): string {
  const text = Object.hasOwn(runSentences, code) ? runSentences[code][locale] : code;
  const shown = Object.entries(params).map(([name, value]) => [name, partText(value, locale)]);
  return filled(text, Object.fromEntries(shown));
}

/** What is listed in a sentence is sentences too. */
const partText = (value: unknown, locale: Locale): unknown =>
  Array.isArray(value)
    ? (value as Said[])
        .map(({ sentence, params = {} }) => runSentence(sentence, locale, params))
        .join(locale === 'zh-CN' ? '、' : ', ')
    : value;
