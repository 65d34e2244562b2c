import type { Locale } from '../i18n/locale';

const between = (locale: Locale) => (locale === 'zh-CN' ? '：' : ': ');

/** A chosen reason and what was added to it, as one text. */
export const joinReason = (chosen: string | null | undefined, remark: string, locale: Locale): string =>
  chosen ? [chosen, ...(remark ? [remark] : [])].join(between(locale)) : remark;

interface Parts {
  readonly chosen: string | null;
  readonly remark: string;
}

/** The parts of such a text; the longest of the offered reasons that it begins with is the one that was chosen. */
export function partsOfReason(text: string, offered: readonly string[], locale: Locale): Parts {
  const sign = between(locale);
  const chosen = offered
    .filter((each) => text === each || text.startsWith(each + sign))
    .sort((a, b) => b.length - a.length)[0];
  return chosen === undefined
    ? { chosen: null, remark: text }
    : { chosen, remark: text.slice(chosen.length + sign.length) };
}
