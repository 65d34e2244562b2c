import { useQuery } from '@apollo/client/react';
import { Button, Popconfirm, Space, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { useAction } from '../../ui/use-action';
import { removeTeamDocument, type Team, teamsDocument } from './documents';
import { EditTeam } from './edit-team';

/** Teams of agents and who leads them. */
export function TeamsPage() {
  const t = useT();
  const may = useMay();
  const state = useTable();
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const variables = { sort: state.sort };
  const result = useQuery(teamsDocument, { variables });
  // Who leads is chosen among the members.
  const mayWrite = may('team:write') && may('member:read');
  const add = mayWrite ? { label: t('teams.add'), run: () => setEditing('new') } : null;
  const columns: readonly Column<Team>[] = [
    { key: 'name', title: t('teams.name'), sort: 'name', render: ({ name }) => name },
    {
      key: 'leader',
      title: t('teams.leader'),
      sort: 'leader',
      render: ({ leader, memberId }) => (
        <Space>
          {leader}
          {memberId === null && <Tag color="red">{t('teams.leaderHasLeft')}</Tag>}
        </Space>
      ),
    },
    {
      key: 'agents',
      title: t('teams.agents'),
      path: null,
      render: ({ agents }) =>
        agents.map(({ id, name, alias }) => (
          <Tag key={id} title={alias}>
            {name}
          </Tag>
        )),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (team) => mayWrite && <TeamActions team={team} onEdit={setEditing} />,
    },
  ];
  return (
    <Page
      title={t('nav.teams')}
      actions={
        add && (
          <Button type="primary" onClick={add.run}>
            {add.label}
          </Button>
        )
      }
    >
      <Loaded result={result}>
        {({ teams }) => (
          <DataTable<Team>
            source={{
              list: 'teams',
              title: t('nav.teams'),
              document: teamsDocument,
              variables,
              rows: 'teams',
            }}
            state={state}
            rowKey="id"
            rows={teams.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('teams.none')} action={add} />}
            page={teams.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      {editing && <EditTeam team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

function TeamActions({ team, onEdit }: { team: Team; onEdit: (team: Team) => void }) {
  const t = useT();
  const remove = useAction(removeTeamDocument);
  return (
    <Space size={0} wrap>
      <ProblemAlert problem={remove.problem} onClose={remove.clear} />
      <Button size="small" type="text" onClick={() => onEdit(team)}>
        {t('common.edit')}
      </Button>
      <Popconfirm
        title={t('teams.removeAsk', { name: team.name })}
        onConfirm={() => remove.run({ input: { id: team.id } })}
      >
        <Button size="small" danger type="text">
          {t('teams.remove')}
        </Button>
      </Popconfirm>
    </Space>
  );
}
