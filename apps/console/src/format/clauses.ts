import type { LightTranslate } from '../i18n/dictionary';
import { formatRate, formatSeconds } from './format';
import type { Locale } from '../i18n/locale';

/** Over which time a promise is measured. */
export const clauseWindows = ['day', 'month', 'quarter'] as const;

export function windowName(window: string, t: LightTranslate): string {
  const known = clauseWindows.find((each) => each === window);
  return known ? t(`window.${known}`) : window;
}

/** What a clause promises. Contracts promise rates and response times: up to one it is a rate, above it seconds. */
export function formatPromise(comparator: string, target: string, locale: Locale): string {
  const sign = { '>=': '≥', '<=': '≤' }[comparator] ?? comparator;
  return `${sign} ${Number(target) <= 1 ? formatRate(target) : formatSeconds(Number(target), locale)}`;
}
