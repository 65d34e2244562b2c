import { useCallback, useEffect, useState } from 'react';
import { formatDate } from '../format/dates';
import { formatFen, formatMinuteRange, formatRate } from '../format/format';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import { LanguageAndTheme, ProblemBox, Skeletons } from '../light/light-ui';
import { AcceptQuote } from './accept-quote';
import { documentPath, loadSharedQuote, type SharedQuote } from './share-api';

function Line({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <li className="lp-row">
      <span className={strong ? undefined : 'lp-soft'}>{label}</span>
      {strong ? <strong>{value}</strong> : <span>{value}</span>}
    </li>
  );
}

function Included({ quote }: { quote: SharedQuote['quote'] }) {
  const t = useLightT();
  return (
    <section className="lp-card">
      <h2>{t('share.included')}</h2>
      <ul className="lp-list">
        <Line label={t('share.serviceType')} value={t(`serviceType.${quote.serviceType}`)} />
        <Line
          label={t('share.serviceTime')}
          value={`${formatMinuteRange(quote.serviceStartMinute, quote.serviceEndMinute)} · ${quote.holidayService}`}
        />
        <Line label={t('share.seats')} value={t('common.seats', { count: quote.seats })} />
        <Line
          label={t('share.promise')}
          value={t('share.target', { rate: formatRate(quote.threeMinuteTarget) })}
        />
        <Line label={t('share.months')} value={t('common.months', { count: quote.months })} />
      </ul>
    </section>
  );
}

function Price({ quote }: { quote: SharedQuote['quote'] }) {
  const t = useLightT();
  return (
    <section className="lp-card">
      <h2>{t('share.price')}</h2>
      <ul className="lp-list">
        <Line label={t('share.baseFee')} value={formatFen(quote.baseFeeFen)} />
        {quote.discountFen !== 0 && (
          <Line
            label={`${t('share.discount')} ${formatRate(quote.discount)}`}
            value={formatFen(-Math.abs(quote.discountFen))}
          />
        )}
        <Line label={t('share.tax')} value={formatFen(quote.taxFen)} />
        <Line label={t('share.total')} value={formatFen(quote.totalFen)} strong />
        {quote.months > 2 && <Line label={t('share.quarterly')} value={formatFen(quote.quarterlyTotalFen)} />}
      </ul>
      {quote.commissionTiers.length > 0 && (
        <>
          <h2 style={{ marginTop: 16 }}>{t('share.commission')}</h2>
          <ul className="lp-list">
            {quote.commissionTiers.map((tier) => (
              <Line
                key={tier.fromFen}
                label={t('share.commissionFrom', { amount: formatFen(tier.fromFen) })}
                value={formatRate(tier.rate, 2)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export default function SharePage({ token }: { token: string }) {
  const t = useLightT();
  const locale = useLocale();
  const [shared, setShared] = useState<SharedQuote | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const load = useCallback(() => {
    setProblem(null);
    loadSharedQuote(token).then(setShared, setProblem);
  }, [token]);
  useEffect(load, [load, locale]);

  if (problem) {
    return (
      <main className="lp">
        <ProblemBox problem={problem} onRetry={load} />
        <LanguageAndTheme />
      </main>
    );
  }
  if (!shared) {
    return (
      <main className="lp">
        <Skeletons heights={[28, 90, 170, 190, 48]} />
      </main>
    );
  }
  const { quote, provider } = shared;
  return (
    <main className="lp">
      <div className="lp-top">
        <strong>{provider.name}</strong>
        <LanguageAndTheme />
      </div>
      <h1>{t('share.title')}</h1>
      <p className="lp-soft">{t('share.from', { provider: provider.name, store: quote.storeName })}</p>
      <section className="lp-card">
        <div className="lp-soft">{t('share.perMonth')}</div>
        <div className="lp-price">{formatFen(quote.totalFen)}</div>
        <div className="lp-soft">{t('share.validUntil', { date: formatDate(quote.validUntil, locale) })}</div>
        <div className="lp-soft">{t('share.number', { number: quote.number, revision: quote.revision })}</div>
      </section>
      <Included quote={quote} />
      <Price quote={quote} />
      <section className="lp-card">
        <h2>{t('share.reason')}</h2>
        <p>{quote.reason}</p>
        <a className="lp-button lp-button-plain" href={documentPath(token)} target="_blank" rel="noreferrer">
          {t('share.document')}
        </a>
        {quote.documentSha256 && (
          <p className="lp-soft">{t('share.fingerprint', { sha: quote.documentSha256.slice(0, 12) })}</p>
        )}
      </section>
      {quote.kind === 'indicative' && quote.status !== 'accepted' ? (
        <p className="lp-card">{t('share.indicative')}</p>
      ) : (
        <AcceptQuote token={token} quote={quote} onAccepted={setShared} />
      )}
    </main>
  );
}
