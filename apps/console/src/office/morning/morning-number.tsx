import { Link } from '@tanstack/react-router';
import { formatProgress } from '../../format/clauses';
import { formatByUnit, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { MorningRow } from './urgency';

/** What the page shows of a day, in this order; the others of a report are columns to choose. */
export const morningNumbers = [
  'receptions',
  'threeMinuteRate',
  'averageResponse',
  'conversion',
  'noReply',
] as const;
export const otherNumbers = [
  'firstResponse',
  'thirtySecondRate',
  'orders',
  'agentSales',
  'agentSalesShare',
  'afterSales',
  'qcCoverage',
  'seatCoverage',
] as const;
export type MorningNumberKey = (typeof morningNumbers)[number] | (typeof otherNumbers)[number];

interface Props {
  readonly row: MorningRow;
  readonly of: string;
}

/** A day's number, open to its report, and under it how its promise stands in its own period. */
export function MorningNumber({ row, of }: Props) {
  const t = useT();
  const locale = useLocale();
  const number = row.report?.numbers.find(({ key }) => key === of);
  if (!number) return <span style={{ color: 'var(--soft)' }}>{NO_DATA}</span>;
  const { promise, unit, value } = number;
  const isMissed = promise?.kept === false;
  const color = isMissed ? 'var(--bad)' : promise?.kept ? 'var(--good)' : undefined;
  const mark = isMissed ? '✗ ' : promise?.kept ? '✓ ' : '';
  return (
    <>
      <Link
        to="/reports/$storeId/$on"
        params={{ storeId: row.store.id, on: row.on }}
        title={number.name}
        style={{
          color: 'inherit',
          textDecoration: 'underline dotted',
          textUnderlineOffset: 3,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {formatByUnit(value, unit, locale)}
      </Link>
      {number.provisional && value != null && (
        <span style={{ color: 'var(--soft)' }}> {t('shop.provisional')}</span>
      )}
      {promise && (
        <div style={{ color, fontSize: 12 }}>
          {mark}
          {formatProgress(promise, unit, locale, t)}
        </div>
      )}
    </>
  );
}
