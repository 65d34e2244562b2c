import { filled, type Locale } from '@zuoxi/vocabulary';

/** Codes of what a task may be doing, with the sentence a person reads. */
export const taskSentences = {
  queued: { 'zh-CN': '排队中', 'en-US': 'Waiting' },
  importing: { 'zh-CN': '已读取 {rows} 行', 'en-US': '{rows} rows read' },
  imported: {
    'zh-CN': '完成：新增 {accepted} 行，更新 {changed} 行，已有 {known} 行，未采用 {rejected} 行',
    'en-US': 'Done: {accepted} new, {changed} changed, {known} already there, {rejected} not taken',
  },
  undoing: { 'zh-CN': '正在撤销导入', 'en-US': 'Undoing the import' },
  undone: { 'zh-CN': '已撤销导入「{file}」', 'en-US': 'Import “{file}” undone' },
  solving: { 'zh-CN': '正在排班', 'en-US': 'Solving the roster' },
  solved: {
    'zh-CN': '排班完成，{uncovered} 个半小时席位未覆盖',
    'en-US': 'Solved; {uncovered} seat half-hours uncovered',
  },
  building: { 'zh-CN': '正在生成日报', 'en-US': 'Building the report' },
  built: { 'zh-CN': '日报已生成', 'en-US': 'Report built' },
  retrying: { 'zh-CN': '服务暂时中断，将自动继续', 'en-US': 'Interrupted; it goes on by itself' },
  failed: { 'zh-CN': '失败', 'en-US': 'Failed' },
  cancelled: { 'zh-CN': '已取消', 'en-US': 'Cancelled' },
} as const;
export type TaskSentence = keyof typeof taskSentences;

/** The sentence of a task in a person's language. */
export function taskSentence(
  code: string,
  locale: Locale,
  params: Readonly<Record<string, unknown>>,
): string {
  const texts = taskSentences[code as TaskSentence] ?? taskSentences.queued;
  return filled(texts[locale], params);
}
