import { useQuery } from '@apollo/client/react';
import { Link, useNavigate } from '@tanstack/react-router';
import { Table, Tag } from 'antd';
import type { ContractsQuery } from '../../gql/office/graphql';
import { formatDate } from '../../format/dates';
import { formatFen, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { contractsDocument } from './documents';

type Row = ContractsQuery['contracts']['edges'][number]['node'];

export const contractStatusColor = {
  draft: 'default',
  signing: 'blue',
  signed: 'purple',
  in_service: 'green',
  ended: 'default',
} as const;

export function ContractsPage() {
  const t = useT();
  const locale = useLocale();
  const navigate = useNavigate();
  const result = useQuery(contractsDocument);
  const nextPayment = (row: Row) => row.payments.find((payment) => !payment.receivedOn);
  return (
    <Page title={t('nav.contracts')}>
      <Loaded result={result}>
        {({ contracts }) => (
          <>
            <Table<Row>
              size="small"
              rowKey="id"
              sticky
              scroll={{ x: 'max-content' }}
              pagination={false}
              dataSource={contracts.edges.map((edge) => edge.node)}
              locale={{
                emptyText: (
                  <EmptyState
                    text={t('contracts.none')}
                    action={{ label: t('contracts.toQuotes'), run: () => void navigate({ to: '/quotes' }) }}
                  />
                ),
              }}
              columns={[
                {
                  title: t('contracts.number'),
                  dataIndex: 'number',
                  render: (number: string, contract) => (
                    <Link to="/contracts/$contractId" params={{ contractId: contract.id }}>
                      {number}
                    </Link>
                  ),
                },
                { title: t('common.store'), dataIndex: ['store', 'name'] },
                {
                  title: t('common.status'),
                  dataIndex: 'status',
                  render: (status: Row['status']) => (
                    <Tag color={contractStatusColor[status]}>{t(`contractStatus.${status}`)}</Tag>
                  ),
                },
                {
                  title: t('contracts.starts'),
                  dataIndex: 'startsOn',
                  render: (on: string) => formatDate(on, locale),
                },
                {
                  title: t('contracts.ends'),
                  dataIndex: 'endsOn',
                  render: (on: string) => formatDate(on, locale),
                },
                { title: t('workbench.seats'), dataIndex: 'seats', align: 'right' },
                { title: t('contracts.monthly'), dataIndex: 'monthlyFen', align: 'right', render: formatFen },
                {
                  title: t('contracts.nextPayment'),
                  align: 'right',
                  render: (_, row) => {
                    const payment = nextPayment(row);
                    return payment ? `${formatFen(payment.amountFen)} · ${payment.dueOn}` : NO_DATA;
                  },
                },
              ]}
            />
            <MoreButton
              page={contracts.pageInfo}
              more={(after) => result.fetchMore({ variables: { after } })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
