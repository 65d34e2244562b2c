import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, DatePicker, Input, InputNumber, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import type { ReviewsQuery } from '../../gql/office/graphql';
import { formatDate, formatDateTime, yesterday } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { StoreChoice } from '../../ui/store-choice';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { CommonFindings } from './common-findings';
import { CoverageCard } from './coverage-card';
import { reviewsDocument, scorecardItemsDocument } from './documents';
import { reviewStatusColor } from './review-status';

type Row = ReviewsQuery['reviews']['edges'][number]['node'];

const statuses = Object.keys(reviewStatusColor) as Row['status'][];

export function ReviewsPage() {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const navigate = useNavigate();
  const search = useSearch({ from: '/qc/reviews' });
  const { store, on, agent, item, below } = search;
  const state = useTable();
  const card = useQuery(scorecardItemsDocument);
  const variables = {
    on: on ?? null,
    storeId: store ?? null,
    agent: agent ?? null,
    itemKey: item ?? null,
    scoreBelow: below ?? null,
    sort: state.sort,
  };
  const result = useQuery(reviewsDocument, { variables });
  const go = (next: Partial<typeof search>) =>
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
          <StoreChoice
            allowClear
            placeholder={t('qc.allStores')}
            style={{ minWidth: 180 }}
            value={store}
            onChange={(id) => go({ store: id })}
          />
          <Input.Search
            allowClear
            aria-label={t('shop.agent')}
            placeholder={t('shop.agent')}
            style={{ width: 140 }}
            defaultValue={agent ?? ''}
            onSearch={(words) => go({ agent: words.trim() || undefined })}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('qc.item')}
            placeholder={t('qc.item')}
            style={{ minWidth: 200 }}
            value={item ?? null}
            options={(card.data?.scorecard.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(key: string | null) => go({ item: key ?? undefined })}
          />
          <InputNumber
            min={0}
            max={100}
            aria-label={t('qc.scoreBelow')}
            placeholder={t('qc.scoreBelow')}
            style={{ width: 110 }}
            value={below ?? null}
            onChange={(score) => go({ below: score ?? undefined })}
          />
        </>
      }
    >
      <CommonFindings storeId={store ?? null} onItem={(itemKey) => go({ item: itemKey })} />
      <CoverageCard on={on ?? yesterday()} storeId={store ?? null} />
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
