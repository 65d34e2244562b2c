import { useQuery } from '@apollo/client/react';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import type { ContractsQuery } from '../../gql/office/graphql';
import { formatDate } from '../../format/dates';
import { formatFen, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { contractsDocument } from './documents';
import { ReceivablesCard } from './receivables-card';

type Row = ContractsQuery['contracts']['edges'][number]['node'];

export const contractStatusColor = {
  draft: 'default',
  signing: 'blue',
  signed: 'purple',
  in_service: 'green',
  ended: 'default',
} as const;

const statuses = Object.keys(contractStatusColor) as Row['status'][];

export function ContractsPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const state = useTable();
  const variables = { sort: state.sort };
  const result = useQuery(contractsDocument, { variables });
  const nextPayment = (row: Row) => row.payments.find((payment) => payment.outstandingFen > 0);
  const columns: readonly Column<Row>[] = [
    {
      key: 'number',
      title: t('contracts.number'),
      sort: 'number',
      render: ({ id, number }) => (
        <Link to="/contracts/$contractId" params={{ contractId: id }}>
          {number}
        </Link>
      ),
    },
    { key: 'store', title: t('common.store'), path: 'store.name', render: ({ store }) => store.name },
    {
      key: 'status',
      title: t('common.status'),
      sort: 'status',
      words: wordsOf(statuses, (each) => t(`contractStatus.${each}`)),
      render: ({ status, takenOver }) => (
        <>
          <Tag color={contractStatusColor[status]}>{t(`contractStatus.${status}`)}</Tag>
          {takenOver && <Tag>{t('contracts.takenOver')}</Tag>}
        </>
      ),
    },
    {
      key: 'startsOn',
      title: t('contracts.starts'),
      kind: 'date',
      sort: 'startsOn',
      render: ({ startsOn }) => formatDate(startsOn, locale),
    },
    {
      key: 'endsOn',
      title: t('contracts.ends'),
      kind: 'date',
      sort: 'endsOn',
      render: ({ endsOn }) => (endsOn ? formatDate(endsOn, locale) : NO_DATA),
    },
    {
      key: 'seats',
      title: t('workbench.seats'),
      kind: 'number',
      sort: 'seats',
      align: 'right',
      render: ({ seats }) => seats,
    },
    {
      key: 'monthlyFen',
      title: t('contracts.monthly'),
      kind: 'fen',
      sort: 'monthly',
      align: 'right',
      render: ({ monthlyFen }) => formatFen(monthlyFen),
    },
    {
      key: 'nextPayment',
      title: t('contracts.nextPayment'),
      align: 'right',
      exportAs: [
        { title: t('contracts.nextPayment'), path: 'payments[receivedOn=].outstandingFen', kind: 'fen' },
        { title: t('contracts.due'), path: 'payments[receivedOn=].dueOn', kind: 'date' },
      ],
      render: (row) => {
        const payment = nextPayment(row);
        return payment ? `${formatFen(payment.outstandingFen)} · ${payment.dueOn}` : NO_DATA;
      },
    },
  ];
  return (
    <Page
      title={t('nav.contracts')}
      actions={
        may('store:take-over') && (
          <Button type="primary" onClick={() => void navigate({ to: '/stores/take-over' })}>
            {t('takeOver.title')}
          </Button>
        )
      }
    >
      {may('payment:record') && <ReceivablesCard />}
      <Loaded result={result}>
        {({ contracts }) => (
          <DataTable<Row>
            source={{
              list: 'contracts',
              title: t('nav.contracts'),
              document: contractsDocument,
              variables,
              rows: 'contracts',
            }}
            state={state}
            rowKey="id"
            rows={contracts.edges.map((edge) => edge.node)}
            columns={columns}
            empty={
              <EmptyState
                text={t('contracts.none')}
                action={{ label: t('contracts.toQuotes'), run: () => void navigate({ to: '/quotes' }) }}
              />
            }
            page={contracts.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
