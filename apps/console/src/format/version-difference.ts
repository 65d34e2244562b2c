import { figure, noData } from '@zuoxi/vocabulary';
import type { RowsTranslate } from '../i18n/dictionary';
import type { Locale } from '../i18n/locale';

interface Figure {
  readonly value?: string | null | undefined;
  readonly numerator?: number | null | undefined;
  readonly denominator?: number | null | undefined;
  readonly provisional: boolean;
}
interface FigureChange {
  readonly name: string;
  readonly unit: string;
  readonly before?: Figure | null | undefined;
  readonly after?: Figure | null | undefined;
}
type Part =
  'agents' | 'aftersales' | 'comment' | 'comparisons' | 'hours' | 'promises' | 'reviews' | 'seats' | 'slots';

/** What a version says otherwise than the one before it, as the API gives it. */
export interface VersionDifference {
  readonly since: number;
  readonly figures: readonly FigureChange[];
  readonly parts: readonly { readonly part: Part; readonly count: number }[];
}

/** `三分钟回复率 97.4% → 94.2%`, a line a number; what prints alike is told apart by what it was made of. */
export const changedFigures = (difference: VersionDifference, locale: Locale, t: RowsTranslate): string[] =>
  difference.figures.map(({ name, unit, before, after }) => {
    const short = [before, after].map((side) => figure(side?.value, unit, locale));
    const [was, is] =
      short[0] === short[1]
        ? [before, after].map((side, index) => `${short[index]}${madeOf(side, locale, t)}`)
        : short;
    return `${name} ${was} → ${is}`;
  });

function madeOf(side: Figure | null | undefined, locale: Locale, t: RowsTranslate): string {
  if (side?.value == null) return '';
  const parts = [side.numerator, side.denominator].flatMap((part) =>
    part == null ? [] : [figure(part, 'count', locale)],
  );
  const said = [parts.join(' / ') || noData, ...(side.provisional ? [t('shop.provisional')] : [])];
  return ` (${said.join(' · ')})`;
}

/** `客服明细 3 处，点评`; empty where nothing else differs. */
export const changedParts = (difference: VersionDifference, t: RowsTranslate): string =>
  difference.parts.map(({ part, count }) => t(`changed.${part}`, { count })).join(t('changed.and'));

export const isUnchanged = ({ figures, parts }: VersionDifference): boolean =>
  !figures.length && !parts.length;
