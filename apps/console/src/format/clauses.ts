import { promised } from '@zuoxi/vocabulary';
import type { LightTranslate } from '../i18n/dictionary';
import type { Locale } from '../i18n/locale';

/** Over which time a promise is measured. */
export const clauseWindows = ['day', 'month', 'quarter'] as const;

export function windowName(window: string, t: LightTranslate): string {
  const known = clauseWindows.find((each) => each === window);
  return known ? t(`window.${known}`) : window;
}

/** What a clause promises, in the unit of its metric: `≥ 85.0%`, `≤ 30秒`. */
export function formatPromise(
  clause: { readonly comparator: string; readonly target: string; readonly unit: string },
  locale: Locale,
): string {
  const sign = { '>=': '≥', '<=': '≤' }[clause.comparator] ?? clause.comparator;
  return `${sign} ${promised(clause.target, clause.unit, locale)}`;
}
