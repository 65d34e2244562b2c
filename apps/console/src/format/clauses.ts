import { type ClausePeriod, judged, promised } from '@zuoxi/vocabulary';
import type { LightTranslate } from '../i18n/dictionary';
import type { Locale } from '../i18n/locale';

/** What a clause promises, in the unit of its metric: `≥ 85.0%`, `≤ 30秒`. */
export function formatPromise(
  clause: { readonly comparator: string; readonly target: string; readonly unit: string },
  locale: Locale,
): string {
  const sign = { '>=': '≥', '<=': '≤' }[clause.comparator] ?? clause.comparator;
  return `${sign} ${promised(clause.target, clause.unit, locale)}`;
}

/** A clause's result so far, as reports and contracts give it. */
interface Progress {
  readonly comparator: string;
  readonly target: string;
  readonly period: ClausePeriod;
  readonly value?: string | null | undefined;
  readonly kept?: boolean | null | undefined;
}

/** How a promise stands in its own period: `本月至今 96.2%`. */
export function formatSoFar(promise: Progress, unit: string, locale: Locale, t: LightTranslate): string {
  return `${t(`soFar.${promise.period}`)} ${judged(promise.value, promise.target, promise.kept, unit, locale)}`;
}

/** A promise and how it stands: `≥ 95.0% · 本月至今 96.2%`. */
export const formatProgress = (promise: Progress, unit: string, locale: Locale, t: LightTranslate): string =>
  `${formatPromise({ ...promise, unit }, locale)} · ${formatSoFar(promise, unit, locale, t)}`;
