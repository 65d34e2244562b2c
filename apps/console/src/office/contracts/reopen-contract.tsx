import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import type { Contract } from './documents';
import { reopenContractDocument } from './documents';

/** Takes the text back from signing, with the reason that the shop reads too. */
export function ReopenContract({ contract }: { contract: Contract }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const reopen = useAction(reopenContractDocument);
  useMarkedFields(form, reopen.problem);
  async function submit({ reason }: { reason: string }) {
    if (await reopen.run({ input: { id: contract.id, reason } })) setAsking(false);
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('contracts.reopen')}</Button>
      <Modal
        open={asking}
        title={t('contracts.reopenAsk', { number: contract.number })}
        okText={t('contracts.reopen')}
        okButtonProps={{ loading: reopen.busy }}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
      >
        <ProblemAlert problem={reopen.problem} />
        <p>{t('contracts.reopenHint')}</p>
        <Form form={form} layout="vertical" onFinish={(values) => void submit(values)}>
          <Form.Item
            name="reason"
            label={t('contracts.reopenReason')}
            rules={[{ required: true, whitespace: true, message: t('contracts.required') }]}
          >
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
