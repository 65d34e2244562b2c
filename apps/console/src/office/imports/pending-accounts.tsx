import { useQuery } from '@apollo/client/react';
import { Alert, Card, Select, Table } from 'antd';
import type { ImportsQuery } from '../../gql/office/graphql';
import { formatCount } from '../../format/format';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { agentChoicesDocument, matchAgentAccountDocument, pendingAccountsDocument } from './documents';

type Pending = ImportsQuery['pendingAgentAccounts'][number];

interface Props {
  readonly storeId: string;
  readonly pending: readonly Pending[];
}

/** Names in the platform's files that are no agent of ours yet; past numbers follow the match. */
export function PendingAccounts({ storeId, pending }: Props) {
  const t = useT();
  const { data } = useQuery(agentChoicesDocument);
  const match = useAction(matchAgentAccountDocument);
  const agents = (data?.agents.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: `${node.name}（${node.alias}）`,
  }));
  return (
    <Card size="small" title={t('imports.pending')} style={{ marginBottom: 12 }}>
      <Alert type="info" showIcon title={t('imports.pendingHint')} style={{ marginBottom: 8 }} />
      <ProblemAlert problem={match.problem} onClose={match.clear} />
      <Table<Pending>
        size="small"
        rowKey="account"
        pagination={false}
        dataSource={[...pending]}
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
            render: (_, { account }) => (
              <Select
                aria-label={t('imports.isAgent')}
                placeholder={t('imports.chooseAgent')}
                showSearch={{ optionFilterProp: 'label' }}
                style={{ minWidth: 200 }}
                disabled={match.busy}
                options={agents}
                value={null}
                onChange={(agentId: string | null) => {
                  if (agentId) void match.run({ input: { storeId, account, agentId } });
                }}
              />
            ),
          },
        ]}
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
