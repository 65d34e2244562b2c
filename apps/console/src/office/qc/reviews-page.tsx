import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, DatePicker, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import type { ReviewsQuery } from '../../gql/office/graphql';
import { formatDate, formatDateTime } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { storeChoicesDocument } from '../../shell/documents';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { reviewsDocument } from './documents';
import { reviewStatusColor } from './review-status';

type Row = ReviewsQuery['reviews']['edges'][number]['node'];

const statuses = Object.keys(reviewStatusColor) as Row['status'][];

export function ReviewsPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const { store, on } = useSearch({ from: '/qc/reviews' });
  const stores = useQuery(storeChoicesDocument);
  const state = useTable();
  const variables = { on: on ?? null, storeId: store ?? null, sort: state.sort };
  const result = useQuery(reviewsDocument, { variables });
  const go = (next: { store?: string | undefined; on?: string | undefined }) =>
    void navigate({ to: '/qc/reviews', search: (before) => ({ ...before, ...next }) });
  const toCockpit = may('review:write')
    ? { label: t('qc.toCockpit'), run: () => void navigate({ to: '/qc', search: { store, on } }) }
    : null;
  const columns: readonly Column<Row>[] = [
    {
      key: 'agent',
      title: t('shop.agent'),
      path: 'agent.alias',
      render: ({ id, agent }) => (
        <Link to="/qc/reviews/$reviewId" params={{ reviewId: id }}>
          {agent.alias}
        </Link>
      ),
    },
    { key: 'store', title: t('common.store'), path: 'store.name', render: (row) => row.store.name },
    {
      key: 'on',
      title: t('common.date'),
      kind: 'date',
      sort: 'on',
      render: (row) => formatDate(row.on, locale),
    },
    {
      key: 'score',
      title: t('qc.score'),
      kind: 'number',
      sort: 'score',
      align: 'right',
      render: ({ score, fatal }) => (
        <span style={{ color: fatal ? 'var(--bad)' : undefined }}>
          {fatal && `${t('qc.fatal')} `}
          {score ?? NO_DATA}
        </span>
      ),
    },
    {
      key: 'status',
      title: t('common.status'),
      sort: 'status',
      words: wordsOf(statuses, (each) => t(`reviewStatus.${each}`)),
      render: ({ status }) => <Tag color={reviewStatusColor[status]}>{t(`reviewStatus.${status}`)}</Tag>,
    },
    { key: 'inspector', title: t('qc.inspector'), sort: 'inspector', render: ({ inspector }) => inspector },
    {
      key: 'submittedAt',
      title: t('qc.submittedAt'),
      kind: 'instant',
      sort: 'submittedAt',
      render: ({ submittedAt }) => formatDateTime(submittedAt),
    },
  ];
  return (
    <Page
      title={t('nav.reviews')}
      actions={toCockpit && <Button onClick={toCockpit.run}>{toCockpit.label}</Button>}
      filters={
        <>
          <DatePicker
            aria-label={t('common.date')}
            value={on ? dayjs(on) : null}
            onChange={(date) => go({ on: date ? dayjs(date).format('YYYY-MM-DD') : undefined })}
          />
          <Select
            allowClear
            aria-label={t('common.store')}
            placeholder={t('qc.allStores')}
            style={{ minWidth: 180 }}
            value={store ?? null}
            options={(stores.data?.stores.edges ?? []).map(({ node }) => ({
              value: node.id,
              label: node.name,
            }))}
            onChange={(id: string | null) => go({ store: id ?? undefined })}
          />
        </>
      }
    >
      <Loaded result={result}>
        {({ reviews }) => (
          <DataTable<Row>
            source={{
              list: 'reviews',
              title: t('nav.reviews'),
              document: reviewsDocument,
              variables,
              rows: 'reviews',
            }}
            state={state}
            rowKey="id"
            rows={reviews.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('qc.noReviews')} action={toCockpit} />}
            page={reviews.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
