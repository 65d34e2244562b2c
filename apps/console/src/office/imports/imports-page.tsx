import { skipToken, useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Card, Tag } from 'antd';
import { useCallback } from 'react';
import type { ImportsQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { formatCount, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { NoStores } from '../../ui/no-stores';
import { Page } from '../../ui/page';
import { StoreSelect } from '../../ui/store-select';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { agentAccountsDocument, importsDocument } from './documents';
import { ImportWizard } from './import-wizard';
import { MatchedAccounts } from './matched-accounts';
import { PendingAccounts } from './pending-accounts';
import { UndoImport } from './undo-import';

type Batch = ImportsQuery['importBatches']['edges'][number]['node'];

export const importStateColor = {
  waiting: 'orange',
  uploaded: 'default',
  running: 'blue',
  completed: 'green',
  failed: 'red',
  cancelled: 'default',
  undoing: 'orange',
  undone: 'default',
} as const;

const kinds = ['conversations', 'performance', 'orders', 'aftersales'] as const satisfies Batch['kind'][];
const states = Object.keys(importStateColor) as Batch['state'][];

function Batches({ storeId }: { storeId: string }) {
  const t = useT();
  const state = useTable();
  const variables = { storeId, sort: state.sort };
  const result = useQuery(importsDocument, { variables });
  const count = (
    key: 'rowsAccepted' | 'rowsChanged' | 'rowsKnown' | 'rowsOutdated' | 'rowsConflict' | 'rowsRejected',
    title: string,
  ): Column<Batch> => ({
    key,
    title,
    kind: 'number',
    sort: key,
    align: 'right',
    render: (batch) => formatCount(batch[key]),
  });
  const columns: readonly Column<Batch>[] = [
    {
      key: 'fileName',
      title: t('imports.file'),
      sort: 'fileName',
      render: ({ id, fileName }) => (
        <Link to="/imports/$batchId" params={{ batchId: id }}>
          {fileName}
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('imports.kind'),
      sort: 'kind',
      words: wordsOf(kinds, (each) => t(`importKind.${each}`)),
      render: ({ kind }) => t(`importKind.${kind}`),
    },
    {
      key: 'state',
      title: t('common.status'),
      sort: 'state',
      words: wordsOf(states, (each) => t(`importState.${each}`)),
      render: (batch) => <Tag color={importStateColor[batch.state]}>{t(`importState.${batch.state}`)}</Tag>,
    },
    count('rowsAccepted', t('imports.accepted')),
    count('rowsChanged', t('imports.changed')),
    count('rowsKnown', t('imports.known')),
    count('rowsOutdated', t('imports.outdated')),
    count('rowsConflict', t('imports.conflict')),
    count('rowsRejected', t('imports.rejected')),
    {
      key: 'fromOn',
      title: t('imports.days'),
      sort: 'fromOn',
      exportAs: [
        { title: t('imports.firstDay'), path: 'fromOn', kind: 'date' },
        { title: t('imports.lastDay'), path: 'toOn', kind: 'date' },
      ],
      render: ({ fromOn, toOn }) =>
        fromOn ? [...new Set([fromOn, toOn])].filter(Boolean).join(' – ') : NO_DATA,
    },
    {
      key: 'createdAt',
      title: t('common.createdAt'),
      kind: 'instant',
      sort: 'createdAt',
      render: ({ createdAt }) => formatDateTime(createdAt),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (batch) => <UndoImport batch={batch} />,
    },
  ];
  return (
    <Loaded result={result}>
      {({ importBatches }) => (
        <DataTable<Batch>
          source={{
            list: 'imports',
            title: t('imports.history'),
            document: importsDocument,
            variables,
            rows: 'importBatches',
          }}
          state={state}
          rowKey="id"
          rows={importBatches.edges.map((edge) => edge.node)}
          columns={columns}
          empty={<EmptyState text={t('imports.none')} />}
          page={importBatches.pageInfo}
          more={(after) => result.fetchMore({ variables: { after } })}
        />
      )}
    </Loaded>
  );
}

export function ImportsPage() {
  const t = useT();
  const navigate = useNavigate();
  const { store } = useSearch({ from: '/imports' });
  const choose = useCallback(
    (id: string) =>
      void navigate({ to: '/imports', search: (before) => ({ ...before, store: id }), replace: true }),
    [navigate],
  );
  const result = useQuery(agentAccountsDocument, store ? { variables: { storeId: store } } : skipToken);
  return (
    <Page title={t('nav.imports')} filters={<StoreSelect value={store} onChange={choose} />}>
      {!store && <NoStores />}
      {store && <ImportWizard key={store} storeId={store} />}
      <Loaded result={result}>
        {({ pendingAgentAccounts, matchedAgentAccounts }) => (
          <>
            {store && pendingAgentAccounts.length > 0 && (
              <PendingAccounts storeId={store} pending={pendingAgentAccounts} />
            )}
            {store && matchedAgentAccounts.length > 0 && (
              <MatchedAccounts storeId={store} matched={matchedAgentAccounts} />
            )}
          </>
        )}
      </Loaded>
      {store && (
        <Card size="small" title={t('imports.history')}>
          <Batches storeId={store} />
        </Card>
      )}
    </Page>
  );
}
