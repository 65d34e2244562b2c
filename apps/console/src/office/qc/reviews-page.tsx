import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, DatePicker, Select, Table, Tag } from 'antd';
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
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { reviewsDocument } from './documents';
import { reviewStatusColor } from './review-status';

type Row = ReviewsQuery['reviews']['edges'][number]['node'];

export function ReviewsPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const { store, on } = useSearch({ from: '/qc/reviews' });
  const stores = useQuery(storeChoicesDocument);
  const result = useQuery(reviewsDocument, { variables: { on: on ?? null, storeId: store ?? null } });
  const go = (next: { store?: string | undefined; on?: string | undefined }) =>
    void navigate({ to: '/qc/reviews', search: { store, on, ...next } });
  const toCockpit = may('review:write')
    ? { label: t('qc.toCockpit'), run: () => void navigate({ to: '/qc', search: { store, on } }) }
    : null;
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
          <>
            <Table<Row>
              size="small"
              rowKey="id"
              sticky
              scroll={{ x: 'max-content' }}
              pagination={false}
              dataSource={reviews.edges.map((edge) => edge.node)}
              locale={{ emptyText: <EmptyState text={t('qc.noReviews')} action={toCockpit} /> }}
              columns={[
                {
                  title: t('shop.agent'),
                  dataIndex: ['agent', 'alias'],
                  render: (alias: string, review) => (
                    <Link to="/qc/reviews/$reviewId" params={{ reviewId: review.id }}>
                      {alias}
                    </Link>
                  ),
                },
                { title: t('common.store'), dataIndex: ['store', 'name'] },
                {
                  title: t('common.date'),
                  dataIndex: 'on',
                  render: (date: string) => formatDate(date, locale),
                },
                {
                  title: t('qc.score'),
                  dataIndex: 'score',
                  align: 'right',
                  render: (score: number | null, review) => (
                    <span style={{ color: review.fatal ? 'var(--bad)' : undefined }}>
                      {review.fatal && `${t('qc.fatal')} `}
                      {score ?? NO_DATA}
                    </span>
                  ),
                },
                {
                  title: t('common.status'),
                  dataIndex: 'status',
                  render: (status: Row['status']) => (
                    <Tag color={reviewStatusColor[status]}>{t(`reviewStatus.${status}`)}</Tag>
                  ),
                },
                { title: t('qc.inspector'), dataIndex: 'inspector' },
                { title: t('qc.submittedAt'), dataIndex: 'submittedAt', render: formatDateTime },
              ]}
            />
            <MoreButton
              page={reviews.pageInfo}
              more={(after) => result.fetchMore({ variables: { after } })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
