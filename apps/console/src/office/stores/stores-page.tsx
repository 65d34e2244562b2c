import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Tag } from 'antd';
import { platforms } from '@zuoxi/vocabulary';
import type { StoresQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { ReportsLink } from '../reports/reports-link';
import { storesDocument } from './documents';

type Row = StoresQuery['stores']['edges'][number]['node'];

const statusColor = {
  lead: 'blue',
  quoted: 'gold',
  contracted: 'purple',
  in_service: 'green',
  paused: 'orange',
  closed: 'default',
} as const;

const statuses = Object.keys(statusColor) as Row['status'][];

export function StoresPage() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const { find } = useSearch({ from: '/stores' });
  const state = useTable();
  const variables = { search: find ?? null, sort: state.sort };
  const result = useQuery(storesDocument, { variables });
  const create = may('store:write')
    ? { label: t('stores.new'), run: () => void navigate({ to: '/stores/new' }) }
    : null;

  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      title: t('common.store'),
      sort: 'name',
      render: ({ id, name }) => (
        <Link to="/stores/$storeId" params={{ storeId: id }}>
          {name}
        </Link>
      ),
    },
    { key: 'client', title: t('stores.client'), path: 'client.name', render: ({ client }) => client.name },
    {
      key: 'platform',
      title: t('stores.platform'),
      sort: 'platform',
      words: wordsOf(platforms, (each) => t(`platform.${each}`)),
      render: ({ platform }) => t(`platform.${platform}`),
    },
    {
      key: 'category',
      title: t('stores.category'),
      sort: 'category',
      render: ({ category }) => category,
    },
    {
      key: 'status',
      title: t('common.status'),
      sort: 'status',
      words: wordsOf(statuses, (each) => t(`storeStatus.${each}`)),
      render: ({ status }) => <Tag color={statusColor[status]}>{t(`storeStatus.${status}`)}</Tag>,
    },
    {
      key: 'createdAt',
      title: t('common.createdAt'),
      kind: 'instant',
      sort: 'createdAt',
      render: ({ createdAt }) => formatDateTime(createdAt),
    },
    {
      key: 'reports',
      title: t('stores.reports'),
      path: null,
      render: ({ id }) => <ReportsLink storeId={id} />,
    },
    { key: 'slug', title: t('stores.slug'), extra: true, render: ({ slug }) => slug },
  ];

  return (
    <Page
      title={t('nav.stores')}
      actions={
        <>
          {may('store:take-over') && (
            <Button onClick={() => void navigate({ to: '/stores/take-over' })}>{t('takeOver.title')}</Button>
          )}
          {create && (
            <Button type="primary" onClick={create.run}>
              {create.label}
            </Button>
          )}
        </>
      }
      filters={
        <Input.Search
          data-search
          allowClear
          placeholder={t('stores.search')}
          defaultValue={find}
          style={{ width: 260 }}
          onSearch={(text) =>
            void navigate({ to: '/stores', search: (before) => ({ ...before, find: text || undefined }) })
          }
        />
      }
    >
      <Loaded result={result}>
        {({ stores }) => (
          <DataTable<Row>
            source={{
              list: 'stores',
              title: t('nav.stores'),
              document: storesDocument,
              variables,
              rows: 'stores',
            }}
            state={state}
            rowKey="id"
            rows={stores.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={find ? t('stores.noneFound') : t('stores.none')} action={create} />}
            page={stores.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
