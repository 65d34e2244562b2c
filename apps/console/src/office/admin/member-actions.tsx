import { isStoreRole, staffRoles, storeRoles } from '@zuoxi/vocabulary';
import { Link } from '@tanstack/react-router';
import { Button, Modal, Popconfirm, Select, Space } from 'antd';
import { useState } from 'react';
import type { InvitationsQuery, MembersQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { makeResetLink } from '../../session/account-api';
import { Problem, unreachable } from '../../session/problem';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import {
  changeMemberRoleDocument,
  renewInvitationDocument,
  revokeMemberDocument,
  withdrawInvitationDocument,
} from './documents';
import { LeaveMember } from '../leaving/leave-member';
import { memberLeftDocument } from '../leaving/documents';
import { useRoles } from '../../ui/role-name';

export type Member = MembersQuery['members']['edges'][number]['node'];
export type Invitation = InvitationsQuery['invitations']['edges'][number]['node'];

interface Props {
  /** A link that is shown this once. */
  readonly onLink: (path: string) => void;
  readonly onProblem: (problem: Problem | null) => void;
}

export function MemberActions({ member, onLink, onProblem }: Props & { member: Member }) {
  const t = useT();
  const [changing, setChanging] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const revoke = useAction(revokeMemberDocument);
  async function reset() {
    onProblem(null);
    try {
      onLink((await makeResetLink(member.id)).path);
    } catch (error) {
      onProblem(error instanceof Problem ? error : unreachable());
    }
  }
  return (
    <Space size={0} wrap>
      <ProblemAlert problem={revoke.problem} onClose={revoke.clear} />
      <Button size="small" type="text" onClick={() => setChanging(true)}>
        {t('members.changeRole')}
      </Button>
      <Popconfirm title={t('members.resetAsk', { name: member.name })} onConfirm={() => reset()}>
        <Button size="small" type="text">
          {t('members.reset')}
        </Button>
      </Popconfirm>
      {member.endsAt ? (
        <IsBack member={member} />
      ) : member.agent ? (
        <Link to="/agents" search={{ find: member.agent.employeeNo }} title={t('leaving.asAgent')}>
          <Button size="small" type="text">
            {t('leaving.leave')}
          </Button>
        </Link>
      ) : (
        <Button size="small" type="text" onClick={() => setLeaving(true)}>
          {t('leaving.leave')}
        </Button>
      )}
      <Popconfirm
        title={t('members.revokeAsk', { name: member.name })}
        onConfirm={() => revoke.run({ input: { id: member.id } })}
      >
        <Button size="small" danger type="text">
          {t('members.revoke')}
        </Button>
      </Popconfirm>
      {changing && <ChangeRole member={member} onClose={() => setChanging(false)} />}
      {isLeaving && <LeaveMember member={member} onClose={() => setLeaving(false)} />}
    </Space>
  );
}

/** They stay after all, or come back. */
export function IsBack({ member }: { member: Member }) {
  const t = useT();
  const back = useAction(memberLeftDocument);
  return (
    <>
      <ProblemAlert problem={back.problem} onClose={back.clear} />
      <Button
        size="small"
        type="text"
        loading={back.busy}
        onClick={() => void back.run({ input: { id: member.id, leftOn: null } })}
      >
        {t(member.active ? 'agents.stays' : 'agents.isBack')}
      </Button>
    </>
  );
}

function ChangeRole({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useT();
  const { own, nameOf } = useRoles();
  const [role, setRole] = useState(member.role);
  const change = useAction(changeMemberRoleDocument);
  const roles: readonly string[] = isStoreRole(member.role) ? storeRoles : [...staffRoles, ...own];
  async function save() {
    if (await change.run({ input: { id: member.id, role } })) onClose();
  }
  return (
    <Modal
      open
      title={t('members.changeRoleTitle', { name: member.name })}
      okText={t('common.save')}
      confirmLoading={change.busy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <ProblemAlert problem={change.problem} />
      <Select
        aria-label={t('members.role')}
        style={{ width: '100%' }}
        value={role}
        options={roles.map((value) => ({ value, label: nameOf(value) }))}
        onChange={setRole}
      />
    </Modal>
  );
}

export function InvitationActions({
  invitation,
  onLink,
}: Omit<Props, 'onProblem'> & { invitation: Invitation }) {
  const t = useT();
  const renew = useAction(renewInvitationDocument);
  const withdraw = useAction(withdrawInvitationDocument);
  const input = { id: invitation.id };
  async function again() {
    const made = await renew.run({ input });
    if (made) onLink(made.renewInvitation.link);
  }
  return (
    <Space size={0} wrap>
      <ProblemAlert problem={renew.problem ?? withdraw.problem} />
      <Popconfirm title={t('members.renewAsk')} onConfirm={() => again()}>
        <Button size="small" type="text">
          {t('members.renew')}
        </Button>
      </Popconfirm>
      <Popconfirm title={t('members.withdrawAsk')} onConfirm={() => withdraw.run({ input })}>
        <Button size="small" danger type="text">
          {t('members.withdraw')}
        </Button>
      </Popconfirm>
    </Space>
  );
}
