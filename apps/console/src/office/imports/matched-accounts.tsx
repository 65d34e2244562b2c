import { Card, Collapse } from 'antd';
import type { AgentAccountsQuery } from '../../gql/office/graphql';
import { formatCount } from '../../format/format';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { useAction } from '../../ui/use-action';
import { AgentChoice } from './agent-choice';
import { agentAccountsDocument, matchAgentAccountDocument } from './documents';

type Matched = AgentAccountsQuery['matchedAgentAccounts'][number];

interface Props {
  readonly storeId: string;
  readonly matched: readonly Matched[];
}

/** Accounts with the agent they are; a wrong one is changed here, and reports of its days then say so. */
export function MatchedAccounts({ storeId, matched }: Props) {
  const t = useT();
  const state = useDrawerTable();
  const match = useAction(matchAgentAccountDocument);
  const columns: readonly Column<Matched>[] = [
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
      path: 'agent.alias',
      sort: true,
      render: ({ account, agent }) => (
        <AgentChoice
          value={agent}
          disabled={match.busy}
          onChoose={(agentId) => void match.run({ input: { storeId, account, agentId } })}
        />
      ),
    },
  ];
  const table = (
    <>
      <p>{t('imports.matchedHint')}</p>
      <ProblemAlert problem={match.problem} onClose={match.clear} />
      <DataTable<Matched>
        source={{
          list: 'matchedAgentAccounts',
          title: t('imports.matched', { count: matched.length }),
          document: agentAccountsDocument,
          variables: { storeId },
          rows: 'matchedAgentAccounts',
        }}
        state={state}
        rowKey="account"
        rows={matched}
        columns={columns}
        empty={null}
      />
    </>
  );
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Collapse
        ghost
        size="small"
        items={[{ key: 'matched', label: t('imports.matched', { count: matched.length }), children: table }]}
      />
    </Card>
  );
}
