import { useState } from 'react';
import { formatDate, formatDateTime } from '../format/dates';
import { formatFen, formatMinuteRange, formatRate } from '../format/format';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { shopQuotesDocument } from './documents';
import { openFile, useAsk } from './shop-api';

export default function QuotesPage({ slug }: { slug: string }) {
  const t = useLightT();
  const locale = useLocale();
  const { data, problem, again } = useAsk(slug, shopQuotesDocument, {});
  const [fileProblem, setFileProblem] = useState<unknown>(null);
  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[28, 120, 120]} />;
  const quotes = data.store?.quotes ?? [];
  return (
    <>
      <h1>{t('shop.quotes')}</h1>
      <ProblemBox problem={fileProblem} />
      {quotes.length === 0 && (
        <section className="lp-card">
          <p>{t('shop.noQuotes')}</p>
          <p className="lp-soft">{t('shop.noQuotesHint')}</p>
        </section>
      )}
      {quotes.map((quote) => (
        <section key={quote.id} className="lp-card">
          <div className="lp-row">
            <strong>{t('share.number', { number: quote.number, revision: quote.revision })}</strong>
            <span className="lp-soft">{t(`quoteStatus.${quote.status}`)}</span>
          </div>
          <div className="lp-price">{formatFen(quote.totalFen)}</div>
          <p className="lp-soft">
            {t('share.perMonth')} · {t('common.seats', { count: quote.seats })} ·{' '}
            {formatMinuteRange(quote.serviceStartMinute, quote.serviceEndMinute)} · {quote.holidayService} ·{' '}
            {t('common.months', { count: quote.months })} ·{' '}
            {t('share.target', { rate: formatRate(quote.threeMinuteTarget) })}
            {Number(quote.discount) > 0 && ` · ${t('share.discount')} ${formatRate(quote.discount)}`}
          </p>
          <p className="lp-soft">{t('share.validUntil', { date: formatDate(quote.validUntil, locale) })}</p>
          {quote.acceptance && (
            <p className="lp-good">
              ✓{' '}
              {t('share.accepted', {
                name: quote.acceptance.name,
                at: formatDateTime(quote.acceptance.acceptedAt),
              })}
            </p>
          )}
          {quote.documentUrl && (
            <button
              type="button"
              className="lp-link"
              onClick={() => void openFile(slug, quote.documentUrl ?? '').catch(setFileProblem)}
            >
              {t('shop.openPdf')}
            </button>
          )}
        </section>
      ))}
    </>
  );
}
