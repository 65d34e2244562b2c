import { useQuery } from '@apollo/client/react';
import { isStoreRole } from '@zuoxi/vocabulary';
import { Button, Space, Tag } from 'antd';
import { useState } from 'react';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import type { Problem } from '../../session/problem';
import { useMay, useMe } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { OneTimeText } from '../../ui/one-time-text';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { membersDocument } from './documents';
import { Invitations } from './invitations';
import { InviteMember } from './invite-member';
import { LinkAgent } from './link-agent';
import { IsBack, type Member, MemberActions } from './member-actions';
import { useRoles } from '../../ui/role-name';
import { SecurityPolicy } from './security-policy';
import { SignOnSetting } from './sign-on-setting';

export function MembersPage() {
  const t = useT();
  const may = useMay();
  const me = useMe();
  const { all: roles, nameOf: roleName } = useRoles();
  const state = useTable();
  const variables = { sort: state.sort };
  const result = useQuery(membersDocument, { variables });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [linking, setLinking] = useState<Member | null>(null);
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const invite = may('member:write') ? { label: t('members.invite'), run: () => setInviting(true) } : null;
  const columns: readonly Column<Member>[] = [
    { key: 'name', title: t('common.name'), sort: 'name', render: ({ name }) => name },
    { key: 'email', title: t('signIn.email'), sort: 'email', render: ({ email }) => email },
    {
      key: 'role',
      title: t('members.role'),
      sort: 'role',
      words: wordsOf(roles, roleName),
      render: ({ role }) => roleName(role),
    },
    {
      key: 'store',
      title: t('common.store'),
      path: 'store.name',
      render: ({ store }) => store?.name ?? t('members.allStores'),
    },
    {
      key: 'agent',
      title: t('members.agent'),
      path: 'agent.name',
      render: (member) => (
        <Space>
          {member.agent ? (
            t('common.about', { what: member.agent.name, more: member.agent.employeeNo })
          ) : member.role === 'agent' && member.active ? (
            <Tag color="orange">{t('members.noAgent')}</Tag>
          ) : null}
          {invite && member.active && !isStoreRole(member.role) && (
            <Button size="small" type="text" onClick={() => setLinking(member)}>
              {member.agent ? t('members.changeAgent') : t('members.chooseAgent')}
            </Button>
          )}
        </Space>
      ),
    },
    {
      key: 'active',
      title: t('common.status'),
      words: { true: t('members.active'), false: t('members.ended') },
      render: ({ active, endsAt }) => (
        <>
          {active ? (
            <Tag color="green">{t('members.active')}</Tag>
          ) : (
            <Tag>{t(endsAt ? 'agentStatus.left' : 'members.revoked')}</Tag>
          )}
          {endsAt && t('leaving.endsAt', { at: formatDateTime(endsAt) })}
        </>
      ),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (member) =>
        invite &&
        (member.active && member.accountId !== me.id ? (
          <MemberActions member={member} onLink={setLink} onProblem={setProblem} />
        ) : (
          member.endsAt && !member.agent && <IsBack member={member} />
        )),
    },
  ];
  return (
    <Page
      title={t('nav.members')}
      actions={
        invite && (
          <Button type="primary" onClick={invite.run}>
            {invite.label}
          </Button>
        )
      }
    >
      {link && <OneTimeText title={t('members.linkReady')} hint={t('members.linkHint')} text={link} />}
      <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
      <Loaded result={result}>
        {({ members }) => (
          <DataTable<Member>
            source={{
              list: 'members',
              title: t('nav.members'),
              document: membersDocument,
              variables,
              rows: 'members',
            }}
            state={state}
            rowKey="id"
            rows={members.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('common.none')} action={invite} />}
            page={members.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
      <Invitations mayInvite={invite !== null} onLink={setLink} />
      {may('security-policy:write') && (
        <>
          <SecurityPolicy />
          <SignOnSetting />
        </>
      )}
      {linking && <LinkAgent member={linking} onClose={() => setLinking(null)} />}
      {inviting && (
        <InviteMember
          onClose={() => setInviting(false)}
          onInvited={(made) => {
            setLink(made);
            setInviting(false);
          }}
        />
      )}
    </Page>
  );
}
