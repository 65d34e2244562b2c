import { Button, Modal, Space } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { AgentSelect } from './agent-select';
import { linkAgentDocument, unlinkAgentDocument } from './documents';

interface Props {
  readonly member: {
    readonly id: string;
    readonly name: string;
    readonly agent?: { readonly id: string } | null;
  };
  readonly onClose: () => void;
}

/** Says which agent a member is. */
export function LinkAgent({ member, onClose }: Props) {
  const t = useT();
  const [agentId, setAgentId] = useState<string | null>(member.agent?.id ?? null);
  const link = useAction(linkAgentDocument);
  const unlink = useAction(unlinkAgentDocument);
  async function save() {
    const memberId = member.id;
    const done = agentId
      ? await link.run({ input: { memberId, agentId } })
      : await unlink.run({ input: { memberId } });
    if (done) onClose();
  }
  return (
    <Modal
      open
      title={t('members.linkTitle', { name: member.name })}
      onCancel={onClose}
      footer={
        <Space>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" loading={link.busy || unlink.busy} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </Space>
      }
    >
      <p>{t('members.linkWhy')}</p>
      <ProblemAlert problem={link.problem ?? unlink.problem} />
      <AgentSelect value={agentId} onChange={setAgentId} />
    </Modal>
  );
}
