import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Tag } from 'antd';
import type { QuotesQuery, QuoteStatus } from '../../gql/office/graphql';
import { formatDate } from '../../format/dates';
import { formatFen, formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
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
  const state = useTable();
  const variables = { status: status ?? null, sort: state.sort };
  const result = useQuery(quotesDocument, { variables });
  const columns: readonly Column<Row>[] = [
    {
      key: 'number',
      title: t('quotes.number'),
      sort: 'number',
      render: ({ number, revision, store }) => (
        <Link to="/stores/$storeId" params={{ storeId: store.id }}>
          {number} · v{revision}
        </Link>
      ),
    },
    { key: 'store', title: t('common.store'), path: 'store.name', render: ({ store }) => store.name },
    {
      key: 'status',
      title: t('common.status'),
      sort: 'status',
      words: wordsOf([...statuses, 'superseded'] as const, (each) => t(`quoteStatus.${each}`)),
      render: (row) => <Tag color={quoteStatusColor[row.status]}>{t(`quoteStatus.${row.status}`)}</Tag>,
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
      key: 'totalFen',
      title: t('share.perMonth'),
      kind: 'fen',
      sort: 'total',
      align: 'right',
      render: ({ totalFen }) => formatFen(totalFen),
    },
    {
      key: 'margin',
      title: t('quotes.margin'),
      path: 'pricing.margin',
      kind: 'rate',
      align: 'right',
      render: ({ pricing }) => (
        <span style={{ color: pricing.belowFloor ? 'var(--bad)' : undefined }}>
          {pricing.belowFloor ? '↓ ' : ''}
          {formatRate(pricing.margin)}
        </span>
      ),
    },
    {
      key: 'validUntil',
      title: t('workbench.validUntil'),
      kind: 'date',
      sort: 'validUntil',
      render: ({ validUntil }) => formatDate(validUntil, locale),
    },
    { key: 'createdBy', title: t('quotes.by'), sort: 'by', render: ({ createdBy }) => createdBy },
  ];
  return (
    <Page
      title={t('nav.quotes')}
      actions={
        may('store:write') && (
          <Button type="primary" onClick={() => void navigate({ to: '/stores/new' })}>
            {t('stores.new')}
          </Button>
        )
      }
      filters={
        <Segmented
          value={status ?? 'all'}
          options={[
            { value: 'all', label: t('quotes.all') },
            ...statuses.map((value) => ({ value, label: t(`quoteStatus.${value}`) })),
          ]}
          onChange={(value) =>
            void navigate({
              to: '/quotes',
              search: (before) => ({ ...before, status: value === 'all' ? undefined : value }),
            })
          }
        />
      }
    >
      {may('quote:approve') && <QuotesToApprove />}
      <Loaded result={result}>
        {({ quotes }) => (
          <DataTable<Row>
            source={{
              list: 'quotes',
              title: t('nav.quotes'),
              document: quotesDocument,
              variables,
              rows: 'quotes',
            }}
            state={state}
            rowKey="id"
            rows={quotes.edges.map((edge) => edge.node)}
            columns={columns}
            empty={
              <EmptyState
                text={t('quotes.none')}
                action={{ label: t('quotes.toStores'), run: () => void navigate({ to: '/stores' }) }}
              />
            }
            page={quotes.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
