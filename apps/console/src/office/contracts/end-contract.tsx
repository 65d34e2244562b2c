import { Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonField } from '../../ui/reason-field';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import type { Contract } from './documents';
import { endContractDocument } from './documents';

interface Values {
  readonly endedOn: string;
  readonly reason: string;
}

/** The last day of a contract that runs, and why. */
export function EndContract({ contract }: { contract: Contract }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [form] = Form.useForm<Values>();
  const end = useAction(endContractDocument);
  useMarkedFields(form, end.problem);
  async function submit(values: Values) {
    if (await end.run({ input: { ...values, id: contract.id } })) setAsking(false);
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('contracts.end')}
      </Button>
      <Modal
        open={asking}
        title={t('contracts.endAsk', { number: contract.number, store: contract.store.name })}
        okText={t('contracts.end')}
        okButtonProps={{ danger: true, loading: end.busy }}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
      >
        <ProblemAlert problem={end.problem} />
        <Form
          form={form}
          layout="vertical"
          initialValues={{ endedOn: today() }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="endedOn" label={t('contracts.lastDay')} rules={[{ required: true }]}>
            <DateField />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('contracts.endReason')}
            rules={[{ required: true, whitespace: true, message: t('contracts.required') }]}
          >
            <ReasonField of="contract-ended" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
