import { useQuery } from '@apollo/client/react';
import { isStoreRole } from '@zuoxi/vocabulary';
import { Button, Card, Space, Tag } from 'antd';
import { useState } from 'react';
import type { MembersQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import type { Problem } from '../../session/problem';
import { useMay, useMe } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { OneTimeText } from '../../ui/one-time-text';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { membersDocument } from './documents';
import { InviteMember } from './invite-member';
import { LinkAgent } from './link-agent';
import { InvitationActions, MemberActions } from './member-actions';
import { useRoleName } from './role-name';
import { SecurityPolicy } from './security-policy';
import { WideTable } from '../../ui/wide-table';

type Member = MembersQuery['members'][number];
type Invitation = MembersQuery['invitations'][number];

export function MembersPage() {
  const t = useT();
  const may = useMay();
  const me = useMe();
  const roleName = useRoleName();
  const result = useQuery(membersDocument);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [linking, setLinking] = useState<Member | null>(null);
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const invite = may('member:write') ? { label: t('members.invite'), run: () => setInviting(true) } : null;
  const storeName = (row: Member | Invitation) => row.store?.name ?? t('members.allStores');
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
        {({ members, invitations }) => (
          <>
            <WideTable<Member>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={[...members]}
              locale={{ emptyText: <EmptyState text={t('common.none')} action={invite} /> }}
              columns={[
                { title: t('common.name'), dataIndex: 'name' },
                { title: t('signIn.email'), dataIndex: 'email' },
                { title: t('members.role'), dataIndex: 'role', render: roleName },
                { title: t('common.store'), render: (_, member) => storeName(member) },
                {
                  title: t('members.agent'),
                  render: (_, member) => (
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
                  title: t('common.status'),
                  dataIndex: 'active',
                  render: (active: boolean) =>
                    active ? (
                      <Tag color="green">{t('members.active')}</Tag>
                    ) : (
                      <Tag>{t('members.revoked')}</Tag>
                    ),
                },
                {
                  title: t('common.actions'),
                  render: (_, member) =>
                    invite &&
                    member.active &&
                    member.accountId !== me.id && (
                      <MemberActions member={member} onLink={setLink} onProblem={setProblem} />
                    ),
                },
              ]}
            />
            <Card size="small" title={t('members.invitations')} style={{ marginTop: 12 }}>
              <WideTable<Invitation>
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={[...invitations]}
                locale={{ emptyText: <EmptyState text={t('members.noInvitations')} /> }}
                columns={[
                  { title: t('signIn.email'), dataIndex: 'email' },
                  { title: t('members.role'), dataIndex: 'role', render: roleName },
                  { title: t('common.store'), render: (_, invitation) => storeName(invitation) },
                  { title: t('members.agent'), render: (_, { agent }) => agent?.name },
                  { title: t('members.expires'), dataIndex: 'expiresAt', render: formatDateTime },
                  {
                    title: t('common.actions'),
                    render: (_, invitation) =>
                      invite && <InvitationActions invitation={invitation} onLink={setLink} />,
                  },
                ]}
              />
            </Card>
            {may('security-policy:write') && <SecurityPolicy />}
          </>
        )}
      </Loaded>
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
