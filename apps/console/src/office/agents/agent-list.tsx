import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Flex, Input, Space, Tag } from 'antd';
import { useState } from 'react';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { HistoryLink } from '../../ui/history-link';
import { Loaded } from '../../ui/loaded';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { AddAgent } from './add-agent';
import { CertifyAgent } from './certify-agent';
import { ChangeAgent } from './change-agent';
import { agentsDocument } from './documents';
import { PasteStaff } from './paste-staff';
import type { Agent } from './documents';

export function AgentList() {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const { find } = useSearch({ from: '/agents' });
  const state = useTable();
  const [adding, setAdding] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [changing, setChanging] = useState<Agent | null>(null);
  const [withLeft, setWithLeft] = useState(false);
  const [certifying, setCertifying] = useState<Agent | null>(null);
  const variables = { search: find ?? null, sort: state.sort, withLeft };
  const result = useQuery(agentsDocument, { variables });
  const add = may('agent:write') ? { label: t('agents.add'), run: () => setAdding(true) } : null;
  const columns: readonly Column<Agent>[] = [
    {
      key: 'employeeNo',
      title: t('agents.employeeNo'),
      sort: 'employeeNo',
      render: (agent) => agent.employeeNo,
    },
    { key: 'name', title: t('common.name'), sort: 'name', render: ({ name }) => name },
    { key: 'alias', title: t('agents.alias'), sort: 'alias', render: ({ alias }) => alias },
    {
      key: 'status',
      title: t('common.status'),
      sort: 'status',
      words: wordsOf(['active', 'left'] as const, (each) => t(`agentStatus.${each}`)),
      render: ({ status, leftOn }) => (
        <>
          <Tag color={status === 'active' ? 'green' : 'default'}>{t(`agentStatus.${status}`)}</Tag>
          {status === 'active' && leftOn && t('agents.leavesOn', { on: leftOn })}
        </>
      ),
    },
    {
      key: 'skills',
      title: t('agents.skills'),
      path: 'skills.store.name',
      render: ({ skills }) =>
        skills.length === 0
          ? NO_DATA
          : skills.map((skill) => (
              <Tag key={skill.store.id} title={skill.certifiedOn}>
                {skill.store.name}
              </Tag>
            )),
    },
    {
      key: 'maxMinutesPerWeek',
      title: t('agents.maxHours'),
      sort: 'maxHours',
      align: 'right',
      exportAs: [{ title: t('agents.maxMinutes'), path: 'maxMinutesPerWeek', kind: 'number' }],
      render: ({ maxMinutesPerWeek }) => (maxMinutesPerWeek / 60).toFixed(1),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (agent) =>
        (may('agent:certify') || may('agent:write') || may('audit:read')) && (
          <Space size={4}>
            <HistoryLink type="agent" subject={agent.id} />
            {may('agent:certify') && agent.status === 'active' && (
              <Button size="small" onClick={() => setCertifying(agent)}>
                {t('agents.certify')}
              </Button>
            )}
            {may('agent:write') && (
              <Button size="small" type="text" onClick={() => setChanging(agent)}>
                {t('common.edit')}
              </Button>
            )}
          </Space>
        ),
    },
  ];
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Input.Search
          data-search
          allowClear
          placeholder={t('agents.search')}
          style={{ width: 240 }}
          defaultValue={find}
          onSearch={(text) =>
            void navigate({ to: '/agents', search: (before) => ({ ...before, find: text || undefined }) })
          }
        />
        {add && (
          <Button type="primary" onClick={add.run}>
            {add.label}
          </Button>
        )}
        <Checkbox
          checked={withLeft}
          onChange={(event) => setWithLeft(event.target.checked)}
          style={{ alignSelf: 'center' }}
        >
          {t('agents.withLeft')}
        </Checkbox>
        {add && <Button onClick={() => setPasting(true)}>{t('staff.paste')}</Button>}
      </Flex>
      <Loaded result={result}>
        {({ agents }) => (
          <DataTable<Agent>
            source={{
              list: 'agents',
              title: t('nav.agents'),
              document: agentsDocument,
              variables,
              rows: 'agents',
            }}
            state={state}
            rowKey="id"
            rows={agents.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('agents.none')} action={find ? null : add} />}
            page={agents.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {adding && <AddAgent onClose={() => setAdding(false)} />}
      {pasting && <PasteStaff onClose={() => setPasting(false)} />}
      {changing && <ChangeAgent agent={changing} onClose={() => setChanging(null)} />}
      {certifying && <CertifyAgent agent={certifying} onClose={() => setCertifying(null)} />}
    </>
  );
}
