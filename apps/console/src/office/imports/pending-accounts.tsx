import { useQuery } from '@apollo/client/react';
import { Alert, Button, Card, Typography } from 'antd';
import type { AgentAccountsQuery } from '../../gql/office/graphql';
import { formatCount } from '../../format/format';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { useAction } from '../../ui/use-action';
import { AgentChoice } from './agent-choice';
import { matchAgentAccountDocument, matchAgentAccountsDocument, pendingAccountsDocument } from './documents';

type Pending = AgentAccountsQuery['pendingAgentAccounts'][number];

interface Props {
  readonly storeId: string;
  readonly pending: readonly Pending[];
}

/** Names in the platform's files that are no agent of ours yet; past numbers follow the match. */
export function PendingAccounts({ storeId, pending }: Props) {
  const t = useT();
  const state = useDrawerTable();
  const match = useAction(matchAgentAccountDocument);
  const confirm = useAction(matchAgentAccountsDocument);
  const matches = pending.flatMap(({ account, suggestion }) =>
    suggestion ? [{ account, agentId: suggestion.agent.id }] : [],
  );
  const columns: readonly Column<Pending>[] = [
    { key: 'account', title: t('imports.account'), sort: true, render: ({ account }) => account },
    {
      key: 'conversations',
      title: t('imports.conversations'),
      kind: 'number',
      sort: true,
      align: 'right',
      render: ({ conversations }) => formatCount(conversations),
    },
    {
      key: 'agent',
      title: t('imports.isAgent'),
      path: 'suggestion.agent.alias',
      render: ({ account, suggestion }) => (
        <>
          <AgentChoice
            value={null}
            disabled={match.busy || confirm.busy}
            onChoose={(agentId) => void match.run({ input: { storeId, account, agentId } })}
          />{' '}
          {suggestion && (
            <Typography.Text type="secondary">
              {t(`imports.suggestedBy.${suggestion.by}`, {
                name: t('common.about', { what: suggestion.agent.name, more: suggestion.agent.alias }),
              })}
            </Typography.Text>
          )}
        </>
      ),
    },
  ];
  return (
    <Card size="small" title={t('imports.pending')} style={{ marginBottom: 12 }}>
      <Alert type="info" showIcon title={t('imports.pendingHint')} style={{ marginBottom: 8 }} />
      <ProblemAlert
        problem={match.problem ?? confirm.problem}
        onClose={match.problem ? match.clear : confirm.clear}
      />
      {matches.length > 0 && (
        <Button
          type="primary"
          style={{ marginBottom: 8 }}
          loading={confirm.busy}
          onClick={() => void confirm.run({ input: { storeId, matches } })}
        >
          {t('imports.confirmSuggested', { count: matches.length })}
        </Button>
      )}
      <DataTable<Pending>
        source={{
          list: 'pendingAgentAccounts',
          title: t('imports.pending'),
          document: pendingAccountsDocument,
          variables: { storeId },
          rows: 'pendingAgentAccounts',
        }}
        state={state}
        rowKey="account"
        rows={pending}
        columns={columns}
        empty={null}
      />
    </Card>
  );
}

/** The same of one store, right where an import has just brought them. */
export function UnmatchedAccounts({ storeId }: { storeId: string }) {
  const { data } = useQuery(pendingAccountsDocument, {
    variables: { storeId },
    fetchPolicy: 'cache-and-network',
  });
  const pending = data?.pendingAgentAccounts ?? [];
  return pending.length > 0 ? <PendingAccounts storeId={storeId} pending={pending} /> : null;
}
