import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { formatDate } from '../format/dates';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { shopDaysDocument } from './documents';
import { ask } from './shop-api';

const MonthCard = lazy(() => import('./month-card'));

interface Day {
  readonly id: string;
  readonly on: string;
  readonly version: number;
  readonly headline: string;
}

export default function DaysPage({ slug, onDay }: { slug: string; onDay: (on: string) => void }) {
  const t = useLightT();
  const locale = useLocale();
  const [days, setDays] = useState<readonly Day[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const load = useCallback(
    (after: string | null) => {
      setProblem(null);
      ask(slug, shopDaysDocument, { after }).then(({ store }) => {
        const page = store?.dailyReports;
        const loaded = page?.edges.map((edge) => edge.node) ?? [];
        setDays((before) => [...(after ? (before ?? []) : []), ...loaded]);
        setNext(page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null);
      }, setProblem);
    },
    [slug],
  );
  useEffect(() => load(null), [load, locale]);

  return (
    <>
      <h1>{t('shop.days')}</h1>
      {problem ? <ProblemBox problem={problem} onRetry={() => load(next)} /> : null}
      {!days && !problem && <Skeletons heights={[64, 64, 64, 64]} />}
      {days && days.length > 0 && (
        <Suspense fallback={null}>
          <MonthCard slug={slug} />
        </Suspense>
      )}
      {days?.length === 0 && (
        <section className="lp-card">
          <p>{t('shop.noReport')}</p>
        </section>
      )}
      {days?.map((day) => (
        <section key={day.id} className="lp-card">
          <button type="button" className="lp-open" onClick={() => onDay(day.on)}>
            <div className="lp-row">
              <strong>{formatDate(day.on, locale)}</strong>
              {day.version > 1 && (
                <span className="lp-soft">{t('shop.version', { version: day.version })}</span>
              )}
            </div>
            <div className="lp-soft">{day.headline}</div>
          </button>
        </section>
      ))}
      {next && (
        <button type="button" className="lp-button lp-button-plain" onClick={() => load(next)}>
          {t('shop.more')}
        </button>
      )}
    </>
  );
}
