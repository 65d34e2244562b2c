import { Form, Input, InputNumber, Modal } from 'antd';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { addAgentDocument } from './documents';

interface Values {
  readonly employeeNo: string;
  readonly name: string;
  readonly alias: string;
  readonly maxHoursPerWeek: number;
}

interface Props {
  readonly onClose: () => void;
  readonly onAdded?: (agentId: string) => void;
}

export function AddAgent({ onClose, onAdded }: Props) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft(form, 'agent');
  const add = useAction(addAgentDocument);
  useMarkedFields(form, add.problem);
  async function submit({ maxHoursPerWeek, ...values }: Values) {
    const input = { ...values, maxMinutesPerWeek: Math.round(maxHoursPerWeek * 60) };
    const added = await add.run({ input });
    if (!added) return;
    draft.forget();
    onAdded?.(added.addAgent.id);
    onClose();
  }
  const required = [{ required: true, whitespace: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      title={t('agents.add')}
      okText={t('common.save')}
      confirmLoading={add.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={add.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ maxHoursPerWeek: 44 }}
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
          <InputNumber min={1} max={84} step={0.5} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
