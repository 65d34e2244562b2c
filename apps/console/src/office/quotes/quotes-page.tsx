import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Table, Tag } from 'antd';
import type { QuotesQuery, QuoteStatus } from '../../gql/office/graphql';
import { formatDate } from '../../format/dates';
import { formatFen, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { quotesDocument } from './documents';
import { quoteStatusColor } from './quote-status';
import { QuotesToApprove } from './quotes-to-approve';

type Row = QuotesQuery['quotes']['edges'][number]['node'];

const statuses = ['draft', 'sent', 'accepted', 'expired', 'lost'] as const satisfies QuoteStatus[];

export function QuotesPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const search = useSearch({ from: '/quotes' });
  const status = statuses.find((each) => each === search.status);
  const result = useQuery(quotesDocument, { variables: { status: status ?? null } });
  return (
    <Page
      title={t('nav.quotes')}
      filters={
        <Segmented
          value={status ?? 'all'}
          options={[
            { value: 'all', label: t('quotes.all') },
            ...statuses.map((value) => ({ value, label: t(`quoteStatus.${value}`) })),
          ]}
          onChange={(value) =>
            void navigate({ to: '/quotes', search: { status: value === 'all' ? undefined : value } })
          }
        />
      }
    >
      {may('quote:approve') && <QuotesToApprove />}
      <Loaded result={result}>
        {({ quotes }) => (
          <>
            <Table<Row>
              size="small"
              rowKey="id"
              sticky
              scroll={{ x: 'max-content' }}
              pagination={false}
              dataSource={quotes.edges.map((edge) => edge.node)}
              locale={{
                emptyText: (
                  <EmptyState
                    text={t('quotes.none')}
                    action={{ label: t('quotes.toStores'), run: () => void navigate({ to: '/stores' }) }}
                  />
                ),
              }}
              columns={[
                {
                  title: t('quotes.number'),
                  dataIndex: 'number',
                  render: (number: string, quote) => (
                    <Link to="/stores/$storeId" params={{ storeId: quote.store.id }}>
                      {number} · v{quote.revision}
                    </Link>
                  ),
                },
                { title: t('common.store'), dataIndex: ['store', 'name'] },
                {
                  title: t('common.status'),
                  dataIndex: 'status',
                  render: (value: Row['status']) => (
                    <Tag color={quoteStatusColor[value]}>{t(`quoteStatus.${value}`)}</Tag>
                  ),
                },
                { title: t('workbench.seats'), dataIndex: 'seats', align: 'right' },
                { title: t('share.perMonth'), dataIndex: 'totalFen', align: 'right', render: formatFen },
                {
                  title: t('quotes.margin'),
                  align: 'right',
                  render: (_, quote) => (
                    <span style={{ color: quote.pricing.belowFloor ? 'var(--bad)' : undefined }}>
                      {quote.pricing.belowFloor ? '↓ ' : ''}
                      {formatRate(quote.pricing.margin)}
                    </span>
                  ),
                },
                {
                  title: t('workbench.validUntil'),
                  dataIndex: 'validUntil',
                  render: (on: string) => formatDate(on, locale),
                },
                { title: t('quotes.by'), dataIndex: 'createdBy' },
              ]}
            />
            <MoreButton page={quotes.pageInfo} more={(after) => result.fetchMore({ variables: { after } })} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
