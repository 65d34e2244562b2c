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
import { WideTable } from '../../ui/wide-table';

type Open = ReceivablesQuery['receivables']['open'][number];

/** What shops owe, over all contracts; who is late stands first. */
export function ReceivablesCard() {
  const t = useT();
  const locale = useLocale();
  const result = useQuery(receivablesDocument, { fetchPolicy: 'cache-and-network' });
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
                <WideTable<Open>
                  size="small"
                  rowKey="id"
                  style={{ marginTop: 12 }}
                  pagination={receivables.open.length > 10 ? { pageSize: 10, size: 'small' } : false}
                  dataSource={[...receivables.open]}
                  columns={[
                    {
                      title: t('common.store'),
                      render: (_, { contract }) => (
                        <Link to="/contracts/$contractId" params={{ contractId: contract.id }}>
                          {contract.store.name}
                        </Link>
                      ),
                    },
                    {
                      title: t('receivables.outstanding'),
                      align: 'right',
                      render: (_, { outstandingFen }) => formatFen(outstandingFen),
                    },
                    { title: t('contracts.due'), render: (_, { dueOn }) => formatDate(dueOn, locale) },
                    {
                      title: t('common.status'),
                      render: (_, { daysOverdue }) =>
                        daysOverdue > 0 ? (
                          <span style={{ color: 'var(--bad)' }}>
                            ✗ {t('receivables.late', { count: daysOverdue })}
                          </span>
                        ) : (
                          t('receivables.notYet')
                        ),
                    },
                    { title: t('contracts.number'), render: (_, { contract }) => contract.number },
                  ]}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
