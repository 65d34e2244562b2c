import { formatDate } from '../format/dates';
import { formatByUnit } from '../format/format';
import { useRowsT } from '../i18n/rows';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Sheet, Skeletons } from '../light/light-ui';
import type { ReportNumber } from './documents';
import { metricDefinitionDocument } from './documents';
import { Change } from './number-tile';
import { useAsk } from './shop-api';

interface Props {
  readonly slug: string;
  readonly number: ReportNumber;
  readonly onClose: () => void;
}

/** What a number means, and what it was made of. */
export function DefinitionSheet({ slug, number, onClose }: Props) {
  const t = useRowsT();
  const locale = useLocale();
  const { data, problem, again } = useAsk(slug, metricDefinitionDocument, { metric: number.metric });
  const definition = data?.metricDefinition;
  return (
    <Sheet title={t('shop.definitionOf', { name: number.name })} onClose={onClose}>
      {definition && number.denominator != null && (
        <p>
          {t('shop.fraction', {
            numerator: formatByUnit(number.numerator ?? null, definition.numeratorUnit, locale),
            denominator: formatByUnit(number.denominator, definition.denominatorUnit ?? 'count', locale),
          })}
        </p>
      )}
      <Change number={number} before={number.sameWeekday ?? null} label={t('shop.vsWeek')} />
      {problem && <ProblemBox problem={problem} onRetry={again} />}
      {!data && !problem && <Skeletons heights={[20, 40, 20]} />}
      {definition?.isDraft && <p className="lp-soft">{t('shop.draft')}</p>}
      {definition && (
        <ul className="lp-list">
          <li>
            <div className="lp-soft">{t('shop.formula')}</div>
            {definition.formula}
          </li>
          {definition.exclusions.length > 0 && (
            <li>
              <div className="lp-soft">{t('shop.exclusions')}</div>
              {definition.exclusions.map((text) => (
                <div key={text}>{text}</div>
              ))}
            </li>
          )}
          <li>
            <div className="lp-soft">{t('shop.source')}</div>
            {definition.source}
          </li>
          <li>
            <div className="lp-soft">{t('shop.window')}</div>
            {definition.window}
          </li>
          <li>
            <div className="lp-soft">{t('shop.metric')}</div>
            {definition.metric}
          </li>
          <li>
            <div className="lp-soft">{t('shop.validFrom')}</div>
            {formatDate(definition.validFrom, locale)}
          </li>
        </ul>
      )}
    </Sheet>
  );
}
