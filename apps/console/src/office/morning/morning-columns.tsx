import { Link } from '@tanstack/react-router';
import type { Translate } from '../../i18n/dictionary';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTags, ReportTag, ToLookAt } from './morning-cells';
import { MorningNumber, morningNumbers, otherNumbers } from './morning-number';
import { NextAction } from './next-action';
import type { MorningRow } from './urgency';

const rates: readonly string[] = [
  'threeMinuteRate',
  'conversion',
  'noReply',
  'thirtySecondRate',
  'qcCoverage',
  'seatCoverage',
  'agentSalesShare',
];
const amounts: readonly string[] = ['agentSales'];

export const morningColumns = (on: string, t: Translate): readonly Column<MorningRow>[] => [
  {
    key: 'store',
    title: t('common.store'),
    path: 'store.name',
    sort: true,
    fixed: 'left',
    width: 150,
    render: ({ store }) => (
      <Link to="/reports/$storeId/$on" params={{ storeId: store.id, on }}>
        {store.name}
      </Link>
    ),
  },
  {
    key: 'report',
    title: t('morning.report'),
    width: 120,
    path: 'report.status',
    sort: true,
    words: wordsOf(['draft', 'published'] as const, (each) => t(`reportStatus.${each}`)),
    exportAs: [
      {
        title: t('morning.data'),
        path: 'dataIn',
        kind: 'text',
        words: { true: t('morning.dataIn'), false: t('morning.dataMissing') },
      },
      { title: t('imports.pending'), path: 'pendingAccounts', kind: 'number' },
      {
        title: t('morning.report'),
        path: 'report.status',
        kind: 'text',
        words: wordsOf(['draft', 'published'] as const, (each) => t(`reportStatus.${each}`)),
      },
    ],
    render: (row) => (
      <>
        {(!row.dataIn || row.pendingAccounts > 0) && <DataTags row={row} />}
        <ReportTag row={row} />
      </>
    ),
  },
  ...[...morningNumbers, ...otherNumbers].map((key): Column<MorningRow> => ({
    key,
    title: t(`morning.number.${key}`),
    path: `report.numbers[key=${key}].value`,
    kind: rates.includes(key) ? 'rate' : amounts.includes(key) ? 'fen' : 'number',
    sort: true,
    align: 'right',
    extra: (otherNumbers as readonly string[]).includes(key),
    render: (row) => <MorningNumber row={row} of={key} />,
  })),
  {
    key: 'oddities',
    title: t('morning.oddities'),
    width: 240,
    exportAs: [
      { title: t('morning.oddities'), path: 'oddities', kind: 'text' },
      { title: t('morning.heldBy'), path: 'publishing.held', kind: 'text' },
      { title: t('morning.questions'), path: 'openQuestions.text', kind: 'text' },
    ],
    render: (row) => <ToLookAt row={row} />,
  },
  {
    key: 'next',
    title: t('morning.next'),
    path: null,
    fixed: 'right',
    render: (row) => <NextAction row={row} />,
  },
];
