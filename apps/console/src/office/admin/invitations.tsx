import { useQuery } from '@apollo/client/react';
import { Card } from 'antd';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { invitationsDocument } from './documents';
import { type Invitation, InvitationActions } from './member-actions';
import { useRoles } from '../../ui/role-name';

interface Props {
  readonly mayInvite: boolean;
  readonly onLink: (path: string) => void;
}

/** Invitations that nobody has answered. */
export function Invitations({ mayInvite, onLink }: Props) {
  const t = useT();
  const { all: roles, nameOf: roleName } = useRoles();
  const state = useDrawerTable();
  const variables = { sort: state.sort };
  const result = useQuery(invitationsDocument, { variables });
  const columns: readonly Column<Invitation>[] = [
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
    { key: 'agent', title: t('members.agent'), path: 'agent.name', render: ({ agent }) => agent?.name },
    {
      key: 'expiresAt',
      title: t('members.expires'),
      kind: 'instant',
      sort: 'expiresAt',
      render: ({ expiresAt }) => formatDateTime(expiresAt),
    },
    {
      key: 'actions',
      title: t('common.actions'),
      path: null,
      render: (invitation) => mayInvite && <InvitationActions invitation={invitation} onLink={onLink} />,
    },
  ];
  return (
    <Card size="small" title={t('members.invitations')} style={{ marginTop: 12 }}>
      <Loaded result={result}>
        {({ invitations }) => (
          <DataTable<Invitation>
            source={{
              list: 'invitations',
              title: t('members.invitations'),
              document: invitationsDocument,
              variables,
              rows: 'invitations',
            }}
            state={state}
            rowKey="id"
            rows={invitations.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('members.noInvitations')} />}
            page={invitations.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </Card>
  );
}
