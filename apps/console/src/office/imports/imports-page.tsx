import { skipToken, useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Card, Table, Tag } from 'antd';
import { useCallback } from 'react';
import type { ImportsQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { formatCount, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { StoreSelect } from '../../ui/store-select';
import { importsDocument } from './documents';
import { ImportWizard } from './import-wizard';
import { PendingAccounts } from './pending-accounts';

type Batch = ImportsQuery['importBatches'][number];

export const importStateColor = {
  uploaded: 'default',
  running: 'blue',
  completed: 'green',
  failed: 'red',
} as const;

function Batches({ batches }: { batches: readonly Batch[] }) {
  const t = useT();
  return (
    <Table<Batch>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...batches]}
      locale={{ emptyText: <EmptyState text={t('imports.none')} /> }}
      columns={[
        {
          title: t('imports.file'),
          dataIndex: 'fileName',
          render: (name: string, batch) => (
            <Link to="/imports/$batchId" params={{ batchId: batch.id }}>
              {name}
            </Link>
          ),
        },
        {
          title: t('imports.kind'),
          dataIndex: 'kind',
          render: (kind: Batch['kind']) => t(`importKind.${kind}`),
        },
        {
          title: t('common.status'),
          dataIndex: 'state',
          render: (state: Batch['state']) => (
            <Tag color={importStateColor[state]}>{t(`importState.${state}`)}</Tag>
          ),
        },
        { title: t('imports.accepted'), dataIndex: 'rowsAccepted', align: 'right', render: formatCount },
        { title: t('imports.known'), dataIndex: 'rowsKnown', align: 'right', render: formatCount },
        { title: t('imports.rejected'), dataIndex: 'rowsRejected', align: 'right', render: formatCount },
        {
          title: t('imports.days'),
          render: (_, batch) =>
            batch.fromOn ? [...new Set([batch.fromOn, batch.toOn])].filter(Boolean).join(' – ') : NO_DATA,
        },
        { title: t('common.createdAt'), dataIndex: 'createdAt', render: formatDateTime },
      ]}
    />
  );
}

export function ImportsPage() {
  const t = useT();
  const navigate = useNavigate();
  const { store } = useSearch({ from: '/imports' });
  const choose = useCallback(
    (id: string) => void navigate({ to: '/imports', search: { store: id }, replace: true }),
    [navigate],
  );
  const result = useQuery(importsDocument, store ? { variables: { storeId: store } } : skipToken);
  return (
    <Page title={t('nav.imports')} filters={<StoreSelect value={store} onChange={choose} />}>
      {store && <ImportWizard key={store} storeId={store} />}
      <Loaded result={result}>
        {({ importBatches, pendingAgentAccounts }) => (
          <>
            {store && pendingAgentAccounts.length > 0 && (
              <PendingAccounts storeId={store} pending={pendingAgentAccounts} />
            )}
            <Card size="small" title={t('imports.history')}>
              <Batches batches={importBatches} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}
