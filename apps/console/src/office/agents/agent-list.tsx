import { useQuery } from '@apollo/client/react';
import { Button, Flex, Input, Table, Tag } from 'antd';
import { useState } from 'react';
import type { AgentsQuery } from '../../gql/office/graphql';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { AddAgent } from './add-agent';
import { CertifyAgent } from './certify-agent';
import { agentsDocument } from './documents';

export type Agent = AgentsQuery['agents']['edges'][number]['node'];

export function AgentList() {
  const t = useT();
  const may = useMay();
  const [find, setFind] = useState('');
  const [adding, setAdding] = useState(false);
  const [certifying, setCertifying] = useState<Agent | null>(null);
  const result = useQuery(agentsDocument);
  const add = may('agent:write') ? { label: t('agents.add'), run: () => setAdding(true) } : null;
  const matches = (agent: Agent) =>
    [agent.name, agent.alias, agent.employeeNo].some((text) =>
      text.toLowerCase().includes(find.toLowerCase()),
    );
  return (
    <>
      <Flex gap={8} style={{ marginBottom: 12 }}>
        <Input
          data-search
          allowClear
          placeholder={t('agents.search')}
          style={{ width: 240 }}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        {add && (
          <Button type="primary" onClick={add.run}>
            {add.label}
          </Button>
        )}
      </Flex>
      <Loaded result={result}>
        {({ agents }) => (
          <>
            <Table<Agent>
              size="small"
              rowKey="id"
              sticky
              scroll={{ x: 'max-content' }}
              pagination={false}
              dataSource={agents.edges.map((edge) => edge.node).filter(matches)}
              locale={{ emptyText: <EmptyState text={t('agents.none')} action={find ? null : add} /> }}
              columns={[
                { title: t('agents.employeeNo'), dataIndex: 'employeeNo' },
                { title: t('common.name'), dataIndex: 'name' },
                { title: t('agents.alias'), dataIndex: 'alias' },
                {
                  title: t('common.status'),
                  dataIndex: 'status',
                  render: (status: Agent['status']) => (
                    <Tag color={status === 'active' ? 'green' : 'default'}>{t(`agentStatus.${status}`)}</Tag>
                  ),
                },
                {
                  title: t('agents.skills'),
                  render: (_, agent) =>
                    agent.skills.length === 0
                      ? NO_DATA
                      : agent.skills.map((skill) => (
                          <Tag key={skill.store.id} title={skill.certifiedOn}>
                            {skill.store.name}
                          </Tag>
                        )),
                },
                {
                  title: t('agents.maxHours'),
                  dataIndex: 'maxMinutesPerWeek',
                  align: 'right',
                  render: (minutes: number) => (minutes / 60).toFixed(1),
                },
                {
                  title: t('common.actions'),
                  render: (_, agent) =>
                    may('agent:write') && (
                      <Button size="small" onClick={() => setCertifying(agent)}>
                        {t('agents.certify')}
                      </Button>
                    ),
                },
              ]}
            />
            <MoreButton page={agents.pageInfo} more={(after) => result.fetchMore({ variables: { after } })} />
          </>
        )}
      </Loaded>
      {adding && <AddAgent onClose={() => setAdding(false)} />}
      {certifying && <CertifyAgent agent={certifying} onClose={() => setCertifying(null)} />}
    </>
  );
}
