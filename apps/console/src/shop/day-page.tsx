import { lazy, Suspense, useEffect, useState } from 'react';
import { addDays, formatDate, formatDateTime, today } from '../format/dates';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import type { OpenedNumber } from './cell';
import type { Part } from './conversation-rows';
import { openReportDocument, shopDayDocument } from './documents';
import { HourBars } from './hour-bars';
import { NumberTile } from './number-tile';
import { Responses } from './responses';
import { ask, useAsk } from './shop-api';
import type { Report, ReportNumber } from './documents';

// Rows come when a number is opened; the day itself must be quick.
const DayVersions = lazy(() =>
  import('./day-versions').then((versions) => ({ default: versions.DayVersions })),
);
const DayDetails = lazy(() => import('./day-details').then((details) => ({ default: details.DayDetails })));
const Forward = lazy(() => import('./forward').then((forward) => ({ default: forward.Forward })));
const DefinitionSheet = lazy(() =>
  import('./definition-sheet').then((sheet) => ({ default: sheet.DefinitionSheet })),
);
const RowsSheet = lazy(() => import('./rows-sheet').then((sheet) => ({ default: sheet.RowsSheet })));

interface Props {
  readonly slug: string;
  readonly on: string | null;
  readonly onName: (name: string) => void;
  readonly onDay: (on: string) => void;
  readonly onContract: () => void;
}

function NoReport({ on, onContract }: { on: string | null; onContract: () => void }) {
  const t = useLightT();
  const locale = useLocale();
  return (
    <section className="lp-card">
      <h1>{t('shop.noReport')}</h1>
      {on && <p>{formatDate(on, locale)}</p>}
      <p className="lp-soft">{t('shop.noReportHint')}</p>
      <button type="button" className="lp-button" onClick={onContract}>
        {t('shop.toContract')}
      </button>
    </section>
  );
}

interface Opened {
  readonly number: OpenedNumber;
  readonly of: Part;
}
const whole: Part = {};

const firstScreen = 5;
/** What fits a phone's first screen: buyers, then whatever was promised, then the rest in the report's order. */
function ordered(numbers: Report['numbers']) {
  const rank = ({ key, promise }: ReportNumber) => (key === 'receptions' ? 0 : promise ? 1 : 2);
  const sorted = [...numbers].sort((a, b) => rank(a) - rank(b));
  return { first: sorted.slice(0, firstScreen), others: sorted.slice(firstScreen) };
}

/** A day's newest version, or a former one that somebody asked for. */
function DayCard({ slug, newest, onChanged }: { slug: string; newest: Report; onChanged: () => void }) {
  const t = useLightT();
  const locale = useLocale();
  const [former, setFormer] = useState<Report | null>(null);
  const report = former?.on === newest.on ? former : newest;
  const isFormer = report.version < newest.version;
  // The log's entry of who has seen it is not worth a message when it fails.
  useEffect(() => {
    void ask(slug, openReportDocument, { input: { reportId: report.id } }).catch(() => undefined);
  }, [slug, report.id]);
  const [defined, setDefined] = useState<ReportNumber | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { first, others } = ordered(report.numbers);
  const tile = (number: ReportNumber) => (
    <NumberTile
      key={number.key}
      number={number}
      onDefinition={() => setDefined(number)}
      onRows={number.rows === 'none' ? null : () => setOpened({ number, of: whole })}
    />
  );
  return (
    <>
      <h1 className="lp-headline">{report.headline}</h1>
      <p className="lp-soft lp-of">
        {formatDate(report.on, locale)} · {t('shop.asOf', { at: formatDateTime(report.asOf) })} ·{' '}
        {t('shop.version', { version: report.version })}
        {report.revisionReason && ` · ${t('shop.corrected', { reason: report.revisionReason })}`}
      </p>
      {isFormer && (
        <p className="lp-card" role="status">
          {t('shop.formerVersion', { version: newest.version })}{' '}
          <button type="button" className="lp-link" onClick={() => setFormer(null)}>
            {t('shop.toNewest')}
          </button>
        </p>
      )}
      {(report.dataChangedAt ?? report.qcChangedAt) && (
        <p className="lp-card" role="status">
          {report.dataChangedAt
            ? t('shop.dataChanged', { at: formatDateTime(report.dataChangedAt) })
            : t('shop.qcChanged', { at: formatDateTime(report.qcChangedAt) })}
        </p>
      )}
      <div className="lp-numbers">{first.map(tile)}</div>
      {report.comment && (
        <section className="lp-card">
          <div className="lp-author">
            <span className="lp-face" aria-hidden>
              {report.publishedBy?.slice(0, 1)}
            </span>
            <div>
              <h2>{t('shop.comment')}</h2>
              <span className="lp-soft">
                {report.publishedBy} · {formatDateTime(report.publishedAt)}
              </span>
            </div>
          </div>
          <p className="lp-pre">{report.comment}</p>
        </section>
      )}
      <Responses slug={slug} report={report} onChanged={onChanged} />
      {newest.version > 1 && (
        <Suspense fallback={null}>
          <DayVersions slug={slug} on={report.on} shown={report.version} onOpen={setFormer} />
        </Suspense>
      )}
      {others.length > 0 && (
        <details>
          <summary>{t('shop.moreNumbers')}</summary>
          <div className="lp-numbers">{others.map(tile)}</div>
        </details>
      )}
      <section className="lp-card">
        <h2>{t('shop.advice')}</h2>
        <p>{report.staffingAdvice}</p>
      </section>
      <section className="lp-card">
        <h2>{t('shop.byHour')}</h2>
        <HourBars hours={report.byHour} />
      </section>
      <Suspense fallback={null}>
        <DayDetails report={report} onOpen={(number, of) => setOpened({ number, of })} />
        <Forward slug={slug} report={report} />
      </Suspense>
      {defined && (
        <Suspense fallback={null}>
          <DefinitionSheet slug={slug} number={defined} onClose={() => setDefined(null)} />
        </Suspense>
      )}
      {opened && (
        <Suspense fallback={null}>
          <RowsSheet slug={slug} report={report} {...opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

export function DayPage({ slug, on, onName, onDay, onContract }: Props) {
  const t = useLightT();
  const { data, problem, again } = useAsk(slug, shopDayDocument, { on });
  const store = data?.store;
  const report = store?.dailyReport;
  useEffect(() => {
    if (store) onName(store.name);
  }, [store, onName]);

  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[20, 56, 96, 96, 96, 160]} />;
  const shown = on ?? report?.on;
  return (
    <>
      {report ? (
        <DayCard slug={slug} newest={report} onChanged={again} />
      ) : (
        <NoReport on={on} onContract={onContract} />
      )}
      {shown && (
        <div className="lp-row">
          <button type="button" className="lp-link" onClick={() => onDay(addDays(shown, -1))}>
            ← {t('shop.previous')}
          </button>
          <button
            type="button"
            className="lp-link"
            disabled={shown >= today()}
            onClick={() => onDay(addDays(shown, 1))}
          >
            {t('shop.next')} →
          </button>
        </div>
      )}
    </>
  );
}
