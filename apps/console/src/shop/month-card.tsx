import { difference } from '@zuoxi/vocabulary';
import { useState } from 'react';
import { addDays, monthOf, yesterday } from '../format/dates';
import { formatByUnit, NO_DATA } from '../format/format';
import { useAccountT } from '../i18n/account';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { shopPeriodDocument } from './period-documents';
import { useAsk } from './shop-api';

/** A month in numbers, beside the one before. */
export default function MonthCard({ slug }: { slug: string }) {
  const t = useAccountT();
  const locale = useLocale();
  const [month, setMonth] = useState(() => monthOf(yesterday()));
  const { data, problem, again } = useAsk(slug, shopPeriodDocument, month);
  const period = data?.store?.period;
  return (
    <section className="lp-card">
      <div className="lp-row">
        <button
          type="button"
          className="lp-link"
          aria-label={t('shop.monthBefore')}
          onClick={() => setMonth(monthOf(addDays(month.from, -1)))}
        >
          ←
        </button>
        <h2>{t('shop.month', { month: month.from.slice(0, 7) })}</h2>
        <button
          type="button"
          className="lp-link"
          aria-label={t('shop.monthAfter')}
          disabled={month.to >= yesterday()}
          onClick={() => setMonth(monthOf(addDays(month.to, 1)))}
        >
          →
        </button>
      </div>
      {problem ? <ProblemBox problem={problem} onRetry={again} /> : null}
      {!period && !problem && <Skeletons heights={[20, 20, 20, 20]} />}
      {period && (
        <>
          <p className="lp-soft">{t('shop.monthDays', { count: period.days.length })}</p>
          <ul className="lp-list">
            {period.numbers.map(({ key, name, unit, value, previous, provisional }) => {
              const change = provisional ? null : difference(value, previous, unit, locale);
              return (
                <li key={key} className="lp-row">
                  <span>{name}</span>
                  <span>
                    <b>{formatByUnit(value, unit, locale)}</b>{' '}
                    <span className="lp-soft">
                      {change?.sign ? `${change.sign > 0 ? '↑' : '↓'} ${change.text}` : NO_DATA}
                    </span>
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
