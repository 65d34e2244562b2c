import { DeleteOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Modal } from 'antd';
import type { AddShiftTemplateInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { MinuteField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { addShiftTemplateDocument, changeShiftTemplateDocument } from './documents';
import type { Shift } from './documents';

const first: AddShiftTemplateInput = {
  name: '',
  startMinute: 540,
  endMinute: 1080,
  breaks: [{ earliestMinute: 690, latestMinute: 780, minutes: 60 }],
};

/** Adds a shift, or changes the one given for the rosters to come. */
export function ShiftForm({ shift, onClose }: { shift: Shift | null; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<AddShiftTemplateInput>();
  const add = useAction(addShiftTemplateDocument);
  const change = useAction(changeShiftTemplateDocument);
  const problem = add.problem ?? change.problem;
  useMarkedFields(form, problem);
  async function submit(values: AddShiftTemplateInput) {
    const facts = { ...values, breaks: values.breaks ?? [] };
    const done = shift
      ? await change.run({ input: { shiftId: shift.id, ...facts } })
      : await add.run({ input: facts });
    if (done) onClose();
  }
  const now = shift && {
    name: shift.name,
    startMinute: shift.startMinute,
    endMinute: shift.endMinute,
    breaks: shift.breaks.map(({ earliestMinute, latestMinute, minutes }) => ({
      earliestMinute,
      latestMinute,
      minutes,
    })),
  };
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      title={shift ? t('shifts.changeTitle', { name: shift.name }) : t('shifts.add')}
      okText={t('common.save')}
      confirmLoading={add.busy || change.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={problem} />
      {shift && <p>{t('shifts.changeHint')}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={now ?? first}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label={t('shifts.name')} rules={required}>
          <Input />
        </Form.Item>
        <Flex gap={8}>
          <Form.Item name="startMinute" label={t('shifts.start')} rules={required}>
            <MinuteField />
          </Form.Item>
          <Form.Item name="endMinute" label={t('shifts.end')} rules={required}>
            <MinuteField />
          </Form.Item>
        </Flex>
        <Form.List name="breaks">
          {(fields, { add: addBreak, remove }) => (
            <Form.Item label={t('shifts.breaks')}>
              {fields.map(({ key, name }) => (
                <Flex key={key} gap={8} align="center" style={{ marginBottom: 8 }}>
                  <Form.Item name={[name, 'earliestMinute']} rules={required} noStyle>
                    <MinuteField ariaLabel={t('shifts.earliest')} />
                  </Form.Item>
                  –
                  <Form.Item name={[name, 'latestMinute']} rules={required} noStyle>
                    <MinuteField ariaLabel={t('shifts.latest')} />
                  </Form.Item>
                  <Form.Item name={[name, 'minutes']} rules={required} noStyle>
                    <InputNumber min={10} max={180} step={10} suffix="min" aria-label={t('shifts.minutes')} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('common.remove')}
                    onClick={() => remove(name)}
                  />
                </Flex>
              ))}
              <Button onClick={() => addBreak({ earliestMinute: 1020, latestMinute: 1140, minutes: 60 })}>
                {t('shifts.addBreak')}
              </Button>
            </Form.Item>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
