import { type EventName, eventNames, events } from './events.js';
import type { KindOfSetting } from './setting-kind.js';

/** How the provider says that something happened, in place of the product's own sentence. */
export interface NoticeWording {
  readonly event: EventName;
  /** Of one such event, or of many alike. */
  readonly form: 'one' | 'many';
  readonly zh: string;
  readonly en: string;
}

/** `{number}` and the like, each once, in one order. */
const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w*)\}/g)].map(([whole]) => whole))].sort();

/** A sentence tells what the delivered one tells: nothing is left out, and nothing stays empty. */
function problemsOf({ event, form, ...said }: NoticeWording) {
  const delivered = form === 'many' ? events[event].many : events[event];
  return (
    [
      ['zh', delivered['zh-CN']],
      ['en', delivered['en-US']],
    ] as const
  ).flatMap(([field, sentence]) => {
    const needed = placeholdersOf(sentence).join(' ');
    const isKept = placeholdersOf(said[field]).join(' ') === needed;
    return isKept ? [] : [{ field, code: 'PLACEHOLDERS', message: needed || '—' }];
  });
}

export const noticeWordings: KindOfSetting<NoticeWording> = {
  name: { 'zh-CN': '通知用语', 'en-US': 'Wording of notices' },
  about: {
    'zh-CN':
      '用公司自己的话代替通知里的句子；没有列出的用出厂的句子。花括号里的内容（如 {store}）须与原句相同。',
    'en-US':
      'Sentences of the company’s own in place of those of notices; all others are as delivered. What stands in braces, as {store}, has to be what the delivered sentence has.',
  },
  readBy: {
    'zh-CN': '通知列表、邮件和群机器人消息，按事情发生当天有效的版本。',
    'en-US':
      'Notices, letters and messages to group chats, by the version of the day on which something happened.',
  },
  key: ['event', 'form'],
  fields: {
    event: {
      type: 'choice',
      name: { 'zh-CN': '通知', 'en-US': 'Notice' },
      of: Object.fromEntries(eventNames.map((name) => [name, events[name].title])),
    },
    form: {
      type: 'choice',
      name: { 'zh-CN': '用于', 'en-US': 'Of' },
      of: {
        one: { 'zh-CN': '一件', 'en-US': 'one' },
        many: { 'zh-CN': '多件合并', 'en-US': 'many alike' },
      },
    },
    zh: { type: 'text', max: 200, name: { 'zh-CN': '中文', 'en-US': 'In Chinese' } },
    en: { type: 'text', max: 300, name: { 'zh-CN': '英文', 'en-US': 'In English' } },
  },
  delivered: [],
  check: problemsOf,
};
