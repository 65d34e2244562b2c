import { Card, Collapse, Table } from 'antd';
import type { AgentAccountsQuery } from '../../gql/office/graphql';
import { formatCount } from '../../format/format';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { AgentChoice } from './agent-choice';
import { matchAgentAccountDocument } from './documents';

type Matched = AgentAccountsQuery['matchedAgentAccounts'][number];

interface Props {
  readonly storeId: string;
  readonly matched: readonly Matched[];
}

/** Accounts with the agent they are; a wrong one is changed here, and reports of its days then say so. */
export function MatchedAccounts({ storeId, matched }: Props) {
  const t = useT();
  const match = useAction(matchAgentAccountDocument);
  const table = (
    <>
      <p>{t('imports.matchedHint')}</p>
      <ProblemAlert problem={match.problem} onClose={match.clear} />
      <Table<Matched>
        size="small"
        rowKey="account"
        pagination={false}
        dataSource={[...matched]}
        columns={[
          { title: t('imports.account'), dataIndex: 'account' },
          {
            title: t('imports.conversations'),
            dataIndex: 'conversations',
            align: 'right',
            render: formatCount,
          },
          {
            title: t('imports.isAgent'),
            render: (_, { account, agent }) => (
              <AgentChoice
                value={agent}
                disabled={match.busy}
                onChoose={(agentId) => void match.run({ input: { storeId, account, agentId } })}
              />
            ),
          },
        ]}
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
