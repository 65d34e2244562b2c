import { isStoreRole } from '@zuoxi/vocabulary';
import { Form, Input, Modal } from 'antd';
import type { InviteMemberInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { AgentSelect } from './agent-select';
import { inviteMemberDocument } from './documents';
import { RoleAndStore } from './role-and-store';

interface Props {
  readonly onInvited: (link: string) => void;
  readonly onClose: () => void;
}

export function InviteMember({ onInvited, onClose }: Props) {
  const t = useT();
  const [form] = Form.useForm<InviteMemberInput>();
  const invite = useAction(inviteMemberDocument);
  const may = useMay();
  const role: string | undefined = Form.useWatch('role', form);
  useMarkedFields(form, invite.problem);
  async function submit(input: InviteMemberInput) {
    const made = await invite.run({ input });
    if (made) onInvited(made.inviteMember.link);
  }
  return (
    <Modal
      open
      title={t('members.invite')}
      okText={t('members.makeLink')}
      confirmLoading={invite.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={invite.problem} />
      <Form form={form} layout="vertical" onFinish={(input) => void submit(input)}>
        <Form.Item
          name="email"
          label={t('signIn.email')}
          rules={[{ required: true, type: 'email', message: t('members.emailNeeded') }]}
        >
          <Input type="email" />
        </Form.Item>
        <RoleAndStore />
        {role && !isStoreRole(role) && may('agent:read') && (
          <Form.Item
            name="agentId"
            label={t('members.agent')}
            extra={role === 'agent' ? t('members.agentHint') : t('members.agentOptional')}
          >
            <AgentSelect />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
