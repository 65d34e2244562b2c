import { Button, Card, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import type { RecordPaymentInput } from '../../gql/office/graphql';
import { formatDate, today } from '../../format/dates';
import { formatFen } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { DateField, FenField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import type { Contract } from './contract-page';
import { recordPaymentDocument } from './documents';

type Payment = Contract['payments'][number];
type Values = Pick<RecordPaymentInput, 'amountFen' | 'method' | 'receivedOn'>;

function RecordPayment(props: { contract: Contract; payment: Payment; onClose: () => void }) {
  const { contract, payment, onClose } = props;
  const t = useT();
  const [form] = Form.useForm<Values>();
  const record = useAction(recordPaymentDocument);
  useMarkedFields(form, record.problem);
  async function submit(values: Values) {
    const input = { ...values, contractId: contract.id, paymentId: payment.id };
    if (await record.run({ input })) onClose();
  }
  return (
    <Modal
      open
      title={t('contracts.recordPayment')}
      okText={t('common.save')}
      confirmLoading={record.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={record.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ amountFen: payment.amountFen, receivedOn: today(), method: t('contracts.bank') }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="amountFen" label={t('contracts.amount')} rules={[{ required: true }]}>
          <FenField />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('contracts.receivedOn')} rules={[{ required: true }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="method" label={t('contracts.method')} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}

export function Payments({ contract }: { contract: Contract }) {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const [recording, setRecording] = useState<Payment | null>(null);
  return (
    <Card size="small" title={t('shop.payments')}>
      <Table<Payment>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...contract.payments]}
        columns={[
          {
            title: t('contracts.due'),
            dataIndex: 'dueOn',
            render: (on: string) => formatDate(on, locale),
          },
          { title: t('contracts.amount'), dataIndex: 'amountFen', align: 'right', render: formatFen },
          {
            title: t('contracts.receivedOn'),
            render: (_, payment) => {
              if (payment.receivedOn) return `✓ ${formatFen(payment.receivedFen)} · ${payment.receivedOn}`;
              if (!may('payment:record')) return t('contracts.waiting');
              return (
                <Button size="small" onClick={() => setRecording(payment)}>
                  {t('contracts.recordPayment')}
                </Button>
              );
            },
          },
        ]}
      />
      {recording && (
        <RecordPayment contract={contract} payment={recording} onClose={() => setRecording(null)} />
      )}
    </Card>
  );
}
