import { Flex, Modal } from 'antd';
import { useCallback, useState } from 'react';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { StoreSelect } from '../../ui/store-select';
import { useAction } from '../../ui/use-action';
import type { Agent } from './documents';
import { certifyAgentDocument } from './documents';

export function CertifyAgent({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const t = useT();
  const [storeId, setStoreId] = useState<string>();
  const [certifiedOn, setCertifiedOn] = useState(today());
  const certify = useAction(certifyAgentDocument);
  const chooseStore = useCallback((id: string) => setStoreId(id), []);
  async function submit() {
    if (!storeId) return;
    if (await certify.run({ input: { agentId: agent.id, storeId, certifiedOn } })) onClose();
  }
  return (
    <Modal
      open
      title={t('agents.certifyTitle', { name: agent.name })}
      okText={t('agents.certify')}
      okButtonProps={{ disabled: !storeId }}
      confirmLoading={certify.busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={certify.problem} />
      <Flex gap={8} wrap>
        <StoreSelect value={storeId} onChange={chooseStore} />
        <DateField
          value={certifiedOn}
          ariaLabel={t('agents.certifiedOn')}
          onChange={(on) => setCertifiedOn(on ?? certifiedOn)}
        />
      </Flex>
    </Modal>
  );
}
