import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Card, Col, Row, Statistic } from 'antd';
import type { ReceivablesQuery } from '../../gql/office/graphql';
import { formatDate } from '../../format/dates';
import { formatFen } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { Loaded } from '../../ui/loaded';
import { receivablesDocument } from './documents';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';

type Open = ReceivablesQuery['receivables']['open'][number];

/** What shops owe, over all contracts; who is late stands first. */
export function ReceivablesCard() {
  const t = useT();
  const locale = useLocale();
  const state = useDrawerTable();
  const result = useQuery(receivablesDocument, { fetchPolicy: 'cache-and-network' });
  const columns: readonly Column<Open>[] = [
    {
      key: 'store',
      title: t('common.store'),
      path: 'contract.store.name',
      sort: true,
      render: ({ contract }) => (
        <Link to="/contracts/$contractId" params={{ contractId: contract.id }}>
          {contract.store.name}
        </Link>
      ),
    },
    {
      key: 'outstandingFen',
      title: t('receivables.outstanding'),
      kind: 'fen',
      sort: true,
      align: 'right',
      render: ({ outstandingFen }) => formatFen(outstandingFen),
    },
    {
      key: 'dueOn',
      title: t('contracts.due'),
      kind: 'date',
      sort: true,
      render: ({ dueOn }) => formatDate(dueOn, locale),
    },
    {
      key: 'daysOverdue',
      title: t('common.status'),
      kind: 'number',
      sort: true,
      render: ({ daysOverdue }) =>
        daysOverdue > 0 ? (
          <span style={{ color: 'var(--bad)' }}>✗ {t('receivables.late', { count: daysOverdue })}</span>
        ) : (
          t('receivables.notYet')
        ),
    },
    {
      key: 'number',
      title: t('contracts.number'),
      path: 'contract.number',
      sort: true,
      render: ({ contract }) => contract.number,
    },
  ];
  return (
    <Card size="small" title={t('receivables.title')} style={{ marginBottom: 12 }}>
      <Loaded result={result}>
        {({ receivables }) => {
          const sums = [
            ['overdue', receivables.overdueFen, receivables.overdueFen > 0 ? 'var(--bad)' : null],
            ['dueThisMonth', receivables.dueThisMonthFen, null],
            ['receivedThisMonth', receivables.receivedThisMonthFen, null],
          ] as const;
          return (
            <>
              <Row gutter={[12, 12]}>
                {sums.map(([key, fen, color]) => (
                  <Col xs={24} sm={8} key={key}>
                    <Statistic
                      title={t(`receivables.${key}`)}
                      value={formatFen(fen)}
                      styles={{ content: { fontSize: 20, ...(color ? { color } : {}) } }}
                    />
                  </Col>
                ))}
              </Row>
              {receivables.open.length > 0 && (
                <DataTable<Open>
                  source={{
                    list: 'receivables',
                    title: t('receivables.title'),
                    document: receivablesDocument,
                    variables: {},
                    rows: 'receivables.open',
                  }}
                  state={state}
                  rowKey="id"
                  rows={receivables.open}
                  columns={columns}
                  empty={null}
                  perPage={10}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
