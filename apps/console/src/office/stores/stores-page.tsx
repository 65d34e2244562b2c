import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Table, Tag } from 'antd';
import type { StoresQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { storesDocument } from './documents';

type Row = StoresQuery['stores']['edges'][number]['node'];

const statusColor = {
  enquiry: 'blue',
  quoted: 'gold',
  contracted: 'purple',
  in_service: 'green',
  closed: 'default',
} as const;

export function StoresPage() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const { find } = useSearch({ from: '/stores' });
  const result = useQuery(storesDocument, { variables: { search: find ?? null } });
  const create = may('store:write')
    ? { label: t('stores.new'), run: () => void navigate({ to: '/stores/new' }) }
    : null;

  return (
    <Page
      title={t('nav.stores')}
      actions={
        create && (
          <Button type="primary" onClick={create.run}>
            {create.label}
          </Button>
        )
      }
      filters={
        <Input.Search
          data-search
          allowClear
          placeholder={t('stores.search')}
          defaultValue={find}
          style={{ width: 260 }}
          onSearch={(text) => void navigate({ to: '/stores', search: { find: text || undefined } })}
        />
      }
    >
      <Loaded result={result}>
        {({ stores }) => (
          <>
            <Table<Row>
              size="small"
              rowKey="id"
              sticky
              scroll={{ x: 'max-content' }}
              pagination={false}
              dataSource={stores.edges.map((edge) => edge.node)}
              locale={{
                emptyText: (
                  <EmptyState text={find ? t('stores.noneFound') : t('stores.none')} action={create} />
                ),
              }}
              columns={[
                {
                  title: t('common.store'),
                  dataIndex: 'name',
                  render: (name: string, store) => (
                    <Link to="/stores/$storeId" params={{ storeId: store.id }}>
                      {name}
                    </Link>
                  ),
                },
                { title: t('stores.client'), dataIndex: ['client', 'name'] },
                {
                  title: t('stores.platform'),
                  dataIndex: 'platform',
                  render: (platform: Row['platform']) => t(`platform.${platform}`),
                },
                { title: t('stores.category'), dataIndex: 'category' },
                {
                  title: t('common.status'),
                  dataIndex: 'status',
                  render: (status: Row['status']) => (
                    <Tag color={statusColor[status]}>{t(`storeStatus.${status}`)}</Tag>
                  ),
                },
                { title: t('common.createdAt'), dataIndex: 'createdAt', render: formatDateTime },
              ]}
            />
            <MoreButton page={stores.pageInfo} more={(after) => result.fetchMore({ variables: { after } })} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
