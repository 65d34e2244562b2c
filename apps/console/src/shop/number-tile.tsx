import { difference, noData } from '@zuoxi/vocabulary';
import { formatProgress } from '../format/clauses';
import { formatByUnit, formatCount } from '../format/format';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import type { ReportNumber } from './documents';

/** For waiting times less is better; colour says better or worse, the arrow says up or down. */
const lessIsBetter = (unit: string) => unit === 'seconds';

export function Change({
  number,
  before,
  label,
}: {
  number: ReportNumber;
  before: string | null;
  label: string;
}) {
  const t = useLightT();
  const locale = useLocale();
  const change = difference(number.value, before, number.unit, locale);
  if (!change?.sign) {
    return (
      <div className="lp-soft">
        {label} {change ? t('shop.same') : noData}
      </div>
    );
  }
  const counted = number.unit === 'count' || number.unit === 'people';
  const better = lessIsBetter(number.unit) ? change.sign < 0 : change.sign > 0;
  return (
    <div className="lp-soft">
      {label}{' '}
      <span className={counted ? undefined : better ? 'lp-good' : 'lp-bad'}>
        {change.sign > 0 ? '↑' : '↓'} {change.text}
      </span>
    </div>
  );
}

interface Props {
  readonly number: ReportNumber;
  readonly onDefinition: () => void;
  readonly onRows: (() => void) | null;
}

export function NumberTile({ number, onDefinition, onRows }: Props) {
  const t = useLightT();
  const locale = useLocale();
  const { promise } = number;
  const value = formatByUnit(number.value, number.unit, locale);
  return (
    <section className="lp-number">
      <div className="lp-row">
        <span className="lp-soft lp-name">{number.spoken}</span>
        <button
          type="button"
          className="lp-info"
          aria-label={t('shop.definitionOf', { name: number.name })}
          onClick={onDefinition}
        >
          ⓘ
        </button>
      </div>
      <div className="lp-row">
        {onRows ? (
          <button type="button" className="lp-open" onClick={onRows}>
            <b className="lp-dotted">{value}</b>
          </button>
        ) : (
          <b>{value}</b>
        )}
        {number.provisional && number.value != null && (
          <span className="lp-soft">{t('shop.provisional')}</span>
        )}
        {number.sample != null && number.unit !== 'count' && number.unit !== 'people' && (
          <span className="lp-soft lp-sample">{t('shop.sample', { count: formatCount(number.sample) })}</span>
        )}
      </div>
      {promise && (
        <div
          className={`lp-promise ${promise.kept == null ? 'lp-soft' : promise.kept ? 'lp-good' : 'lp-bad'}`}
        >
          {promise.kept == null ? '' : promise.kept ? '✓ ' : '✗ '}
          {formatProgress(promise, number.unit, locale, t)}
        </div>
      )}
      {!number.provisional && (
        <Change number={number} before={number.previousDay ?? null} label={t('shop.vsDay')} />
      )}
    </section>
  );
}
