import { Button, Form, Input, InputNumber, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import type { Agent } from './documents';
import { agentLeftDocument } from '../leaving/documents';
import { LeaveAgent } from '../leaving/leave-agent';
import { HeldAccounts } from '../sub-accounts/held-accounts';
import { changeAgentDocument, withdrawCertificateDocument } from './documents';

interface Values {
  readonly employeeNo: string;
  readonly name: string;
  readonly alias: string;
  readonly maxHoursPerWeek: number;
}

/** Corrects an agent, withdraws certificates, and lets the agent leave or come back. */
export function ChangeAgent({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const [isLeaving, setLeaving] = useState(false);
  const change = useAction(changeAgentDocument);
  const leave = useAction(agentLeftDocument);
  const withdraw = useAction(withdrawCertificateDocument);
  useMarkedFields(form, change.problem);
  const agentId = agent.id;
  async function submit({ maxHoursPerWeek, ...values }: Values) {
    const maxMinutesPerWeek = Math.round(maxHoursPerWeek * 60);
    if (await change.run({ input: { agentId, ...values, maxMinutesPerWeek } })) onClose();
  }
  async function isBack() {
    if (await leave.run({ input: { agentId, leftOn: null } })) onClose();
  }
  const required = [{ required: true, whitespace: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      title={t('agents.changeTitle', { name: agent.name })}
      okText={t('common.save')}
      confirmLoading={change.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={change.problem ?? leave.problem ?? withdraw.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...agent, maxHoursPerWeek: agent.maxMinutesPerWeek / 60 }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="employeeNo" label={t('agents.employeeNo')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="name" label={t('common.name')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="alias" label={t('agents.alias')} extra={t('agents.aliasHint')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="maxHoursPerWeek" label={t('agents.maxHours')}>
          <InputNumber min={0} max={84} step={0.5} />
        </Form.Item>
        {agent.skills.length > 0 && (
          <Form.Item label={t('agents.skills')} extra={t('agents.withdrawHint')}>
            {agent.skills.map(({ store }) => (
              <Popconfirm
                key={store.id}
                title={t('agents.withdrawAsk', { name: agent.name, store: store.name })}
                onConfirm={() => withdraw.run({ input: { agentId, storeId: store.id } })}
              >
                <Tag style={{ cursor: 'pointer' }}>{store.name} ×</Tag>
              </Popconfirm>
            ))}
          </Form.Item>
        )}
      </Form>
      <HeldAccounts agent={agent} />
      {agent.leftOn && agent.status === 'active' && <p>{t('agents.leavesOn', { on: agent.leftOn })}</p>}
      {agent.leftOn ? (
        <Button loading={leave.busy} onClick={() => void isBack()}>
          {t(agent.status === 'left' ? 'agents.isBack' : 'agents.stays')}
        </Button>
      ) : (
        <Button danger onClick={() => setLeaving(true)}>
          {t('leaving.leave')}
        </Button>
      )}
      {isLeaving && <LeaveAgent agent={agent} onClose={onClose} />}
    </Modal>
  );
}
