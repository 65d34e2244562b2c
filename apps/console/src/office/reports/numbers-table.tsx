import { Button } from 'antd';
import { difference } from '@zuoxi/vocabulary';
import { formatProgress } from '../../format/clauses';
import { formatByUnit, formatCount, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { ReportNumber } from './documents';
import { WideTable } from '../../ui/wide-table';

interface Props {
  readonly numbers: readonly ReportNumber[];
  readonly onOpen: (number: ReportNumber) => void;
}

export function NumbersTable({ numbers, onOpen }: Props) {
  const t = useT();
  const locale = useLocale();
  const change = (number: ReportNumber, before: string | null | undefined) => {
    // What is not complete yet is no fall against a day that is.
    if (number.provisional) return NO_DATA;
    const by = difference(number.value, before, number.unit, locale);
    if (!by?.sign) return by ? t('shop.same') : NO_DATA;
    return `${by.sign > 0 ? '↑' : '↓'} ${by.text}`;
  };
  return (
    <WideTable<ReportNumber>
      size="small"
      rowKey="key"
      pagination={false}
      dataSource={[...numbers]}
      columns={[
        { title: t('reports.number'), dataIndex: 'name' },
        {
          title: t('reports.value'),
          align: 'right',
          render: (_, number) => (
            <Button
              type="link"
              size="small"
              style={{ textDecoration: 'underline dotted', paddingInline: 0 }}
              disabled={number.value == null}
              onClick={() => onOpen(number)}
            >
              {formatByUnit(number.value, number.unit, locale)}
              {number.provisional && number.value != null && ` ${t('shop.provisional')}`}
            </Button>
          ),
        },
        {
          title: t('reports.target'),
          align: 'right',
          render: (_, { promise, unit }) =>
            promise ? (
              <span
                style={{
                  color: promise.kept === false ? 'var(--bad)' : promise.kept ? 'var(--good)' : undefined,
                }}
              >
                {promise.kept === false ? '✗ ' : promise.kept ? '✓ ' : ''}
                {formatProgress(promise, unit, locale, t)}
              </span>
            ) : (
              NO_DATA
            ),
        },
        { title: t('shop.vsDay'), align: 'right', render: (_, number) => change(number, number.previousDay) },
        {
          title: t('shop.vsWeek'),
          align: 'right',
          render: (_, number) => change(number, number.sameWeekday),
        },
        {
          title: t('reports.sample'),
          align: 'right',
          render: (_, number) => <span style={{ color: 'var(--soft)' }}>{formatCount(number.sample)}</span>,
        },
      ]}
    />
  );
}
