import { eventDetail, filled, type Locale } from '@zuoxi/vocabulary';
import type { Event } from '../event/event.entity.js';
import { sentenceOf, type Speech, wordsOf } from '../event/event-words.js';
import type { Letter } from './mailer.js';

/** Something that happened, or so many alike, with where it is seen to. */
interface Item {
  readonly sentence: string;
  readonly detail: string | null;
  readonly url: string | null;
}

/**
 * Events by kind and store, each group one sentence, in the order in which its first happened.
 *
 * @param events the oldest first
 */
export function itemsOf(
  events: readonly Event[],
  speech: Speech,
  locale: Locale,
  urlOf: (event: Event) => string | null,
): Item[] {
  return [...Map.groupBy(events, ({ name, storeId }) => `${name} ${storeId}`).values()].map((alike) => {
    const latest = alike.at(-1) as Event;
    const words = wordsOf(latest, speech.stores);
    return {
      sentence: sentenceOf(latest, speech, locale, alike.length),
      detail: alike.length > 1 ? null : eventDetail(latest.name, locale, words),
      url: urlOf(latest),
    };
  });
}

const words = {
  'zh-CN': {
    subject: '坐席：{count} 条通知',
    open: '查看',
    choices: '选择接收哪些通知',
    unsubscribe: '不再接收这类邮件',
  },
  'en-US': {
    subject: 'Zuoxi: {count} notices',
    open: 'Open',
    choices: 'Choose what you are told',
    unsubscribe: 'No more mail like this',
  },
} as const satisfies Record<Locale, object>;

interface Ways {
  readonly choicesUrl: string | null;
  readonly unsubscribeUrl: string | null;
}

/** A letter in plain text and in simple HTML; the only sentence is its subject too. */
export function letterOf(items: readonly Item[], ways: Ways, locale: Locale): Letter {
  const { subject, open, choices, unsubscribe } = words[locale];
  const [only, ...others] = items;
  const foot = [
    ...(ways.choicesUrl ? [{ text: choices, url: ways.choicesUrl }] : []),
    ...(ways.unsubscribeUrl ? [{ text: unsubscribe, url: ways.unsubscribeUrl }] : []),
  ];
  return {
    subject: others.length || !only ? filled(subject, { count: items.length }) : only.sentence,
    text: [
      ...items.map(({ sentence, detail, url }) => [sentence, detail, url].filter(Boolean).join('\n')),
      ['—', ...foot.map(({ text, url }) => `${text}: ${url}`)].join('\n'),
    ].join('\n\n'),
    html: [
      `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body style="${body}">`,
      ...items.map(({ sentence, detail, url }) => {
        const lines = [escaped(sentence), detail && escaped(detail), url && link(url, open)];
        return `<p>${lines.filter(Boolean).join('<br>')}</p>`;
      }),
      `<p style="${small}">${foot.map(({ text, url }) => link(url, text)).join(' · ')}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

const body = 'font:15px/1.6 sans-serif;color:#1f2329;max-width:40em';
const small = 'font-size:12px;color:#646a73;border-top:1px solid #dee0e3;padding-top:8px';

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] as string);

const link = (url: string, text: string) => `<a href="${escaped(url)}">${escaped(text)}</a>`;
