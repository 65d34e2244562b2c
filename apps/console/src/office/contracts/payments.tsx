import { Alert, Button, Card, Flex, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import type { RecordPaymentInput } from '../../gql/office/graphql';
import { formatDate, formatDateTime, today } from '../../format/dates';
import { formatFen, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { DateField, FenField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import type { Contract } from './documents';
import { recordPaymentDocument, reversePaymentDocument } from './documents';
import { WideTable } from '../../ui/wide-table';

type Payment = Contract['payments'][number];
type Receipt = Contract['receipts'][number];
type Values = Pick<RecordPaymentInput, 'amountFen' | 'method' | 'receivedOn'>;

/** Any amount; what is due next is offered. */
function RecordPayment({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const record = useAction(recordPaymentDocument);
  useMarkedFields(form, record.problem);
  const amountFen = Form.useWatch('amountFen', form);
  const receivedOn = Form.useWatch('receivedOn', form);
  const due = contract.payments.find(({ outstandingFen }) => outstandingFen > 0);
  const twin = contract.receipts.find(
    (receipt) => !receipt.reversedAt && receipt.amountFen === amountFen && receipt.receivedOn === receivedOn,
  );
  async function submit(values: Values) {
    if (await record.run({ input: { ...values, contractId: contract.id } })) onClose();
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
        initialValues={{
          amountFen: due?.outstandingFen ?? null,
          receivedOn: today(),
          method: t('contracts.bank'),
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="amountFen"
          label={t('contracts.amount')}
          extra={t('contracts.amountHint')}
          rules={[{ required: true }]}
        >
          <FenField />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('contracts.receivedOn')} rules={[{ required: true }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="method" label={t('contracts.method')} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
      </Form>
      {twin && <Alert type="warning" showIcon title={t('contracts.sameReceipt', { by: twin.recordedBy })} />}
    </Modal>
  );
}

function ReversePayment({ receipt, onClose }: { receipt: Receipt; onClose: () => void }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const reverse = useAction(reversePaymentDocument);
  return (
    <Modal
      open
      title={t('contracts.reverseAsk', { amount: formatFen(receipt.amountFen), on: receipt.receivedOn })}
      okText={t('contracts.reverse')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: reverse.busy }}
      onOk={() =>
        void reverse
          .run({ input: { receiptId: receipt.id, reason: reason.trim() } })
          .then((done) => done && onClose())
      }
      onCancel={onClose}
    >
      <ProblemAlert problem={reverse.problem} />
      <Input.TextArea
        rows={2}
        maxLength={500}
        value={reason}
        aria-label={t('contracts.reverseReason')}
        placeholder={t('contracts.reverseReason')}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  );
}

function Receipts({ contract }: { contract: Contract }) {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const [reversing, setReversing] = useState<Receipt | null>(null);
  if (contract.receipts.length === 0) return null;
  return (
    <>
      <Typography.Title level={5}>
        {t('contracts.receipts', { amount: formatFen(contract.receivedFen) })}
      </Typography.Title>
      {contract.receipts.map((receipt) => (
        <Flex key={receipt.id} justify="space-between" gap={8} wrap style={{ marginBottom: 4 }}>
          <span>
            <Typography.Text delete={Boolean(receipt.reversedAt)}>
              {formatFen(receipt.amountFen)} · {formatDate(receipt.receivedOn, locale)} · {receipt.method}
            </Typography.Text>
            <br />
            <Typography.Text type="secondary">
              {receipt.reversedAt
                ? t('contracts.reversedBy', {
                    name: receipt.reversedBy ?? NO_DATA,
                    at: formatDateTime(receipt.reversedAt),
                    reason: receipt.reversalReason ?? NO_DATA,
                  })
                : t('contracts.recordedBy', {
                    name: receipt.recordedBy,
                    at: formatDateTime(receipt.recordedAt),
                  })}
            </Typography.Text>
          </span>
          {!receipt.reversedAt && may('payment:record') && (
            <Button size="small" type="text" danger onClick={() => setReversing(receipt)}>
              {t('contracts.reverse')}
            </Button>
          )}
        </Flex>
      ))}
      {(contract.overpaidFen ?? 0) > 0 && (
        <Alert
          type="info"
          showIcon
          title={t('contracts.overpaid', { amount: formatFen(contract.overpaidFen) })}
        />
      )}
      {reversing && <ReversePayment receipt={reversing} onClose={() => setReversing(null)} />}
    </>
  );
}

/** What is due and what came in; which receipt covers which instalment follows from the dates. */
export function Payments({ contract }: { contract: Contract }) {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const [recording, setRecording] = useState(false);
  const final = contract.status !== 'draft';
  return (
    <Card
      size="small"
      title={t('shop.payments')}
      extra={
        may('payment:record') &&
        final && (
          <Button size="small" onClick={() => setRecording(true)}>
            {t('contracts.recordPayment')}
          </Button>
        )
      }
    >
      <WideTable<Payment>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...contract.payments]}
        columns={[
          {
            title: t('contracts.due'),
            dataIndex: 'dueOn',
            render: (on: string) => formatDate(on, locale),
          },
          { title: t('contracts.amount'), dataIndex: 'amountFen', align: 'right', render: formatFen },
          {
            title: t('contracts.received'),
            render: (_, { receivedFen, receivedOn, outstandingFen }) => {
              if (receivedOn) return `✓ ${formatFen(receivedFen)} · ${receivedOn}`;
              if (receivedFen) return t('contracts.partly', { outstanding: formatFen(outstandingFen) });
              return t('contracts.waiting');
            },
          },
        ]}
      />
      {!final && may('payment:record') && (
        <Typography.Text type="secondary">{t('contracts.paymentsAfterFinal')}</Typography.Text>
      )}
      <Receipts contract={contract} />
      {recording && <RecordPayment contract={contract} onClose={() => setRecording(false)} />}
    </Card>
  );
}
