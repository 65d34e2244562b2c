import { Button, Flex, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { platforms } from '@zuoxi/vocabulary';
import type { Platform, StoreStatus } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import {
  closeStoreDocument,
  correctStoreDocument,
  pauseStoreDocument,
  renameClientDocument,
  reopenStoreDocument,
} from './documents';

interface Store {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly platform: Platform;
  readonly status: StoreStatus;
  readonly client: { readonly id: string; readonly name: string };
}
interface Values {
  readonly name: string;
  readonly category: string;
  readonly platform: Platform;
  readonly clientName: string;
}

/** Only what differs is sent; the rest stays. */
function Correct({ store, onClose }: { store: Store; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const correct = useAction(correctStoreDocument);
  const rename = useAction(renameClientDocument);
  useMarkedFields(form, correct.problem);
  async function submit({ clientName, ...facts }: Values) {
    const changed = Object.fromEntries(
      Object.entries(facts).filter(([key, value]) => value !== store[key as keyof typeof facts]),
    );
    if (Object.keys(changed).length && !(await correct.run({ input: { storeId: store.id, ...changed } })))
      return;
    const renamed = clientName.trim() !== store.client.name;
    if (renamed && !(await rename.run({ input: { id: store.client.id, name: clientName.trim() } }))) return;
    onClose();
  }
  const required = [{ required: true, whitespace: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      title={t('stores.correct')}
      okText={t('common.save')}
      confirmLoading={correct.busy || rename.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={correct.problem ?? rename.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          name: store.name,
          category: store.category,
          platform: store.platform,
          clientName: store.client.name,
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label={t('stores.name')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="category" label={t('stores.category')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="platform" label={t('stores.platform')}>
          <Select options={platforms.map((value) => ({ value, label: t(`platform.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="clientName"
          label={t('stores.client')}
          extra={t('stores.clientEverywhere')}
          rules={required}
        >
          <Input maxLength={80} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

type Step = 'pause' | 'close' | 'reopen';

/** Corrects a shop, and takes it out of service and back. */
export function StoreLife({ store }: { store: Store }) {
  const t = useT();
  const may = useMay();
  const [correcting, setCorrecting] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const [reason, setReason] = useState('');
  const actions = {
    pause: useAction(pauseStoreDocument),
    close: useAction(closeStoreDocument),
    reopen: useAction(reopenStoreDocument),
  };
  if (!may('store:write')) return null;
  const out = store.status === 'paused' || store.status === 'closed';
  const steps: Step[] = [
    ...(store.status === 'in_service' ? (['pause'] as const) : []),
    ...(store.status === 'closed' ? [] : (['close'] as const)),
    ...(out ? (['reopen'] as const) : []),
  ];
  const action = step && actions[step];
  return (
    <Flex gap={8} wrap>
      <Button onClick={() => setCorrecting(true)}>{t('stores.correct')}</Button>
      {steps.map((each) => (
        <Button key={each} danger={each === 'close'} onClick={() => setStep(each)}>
          {t(`stores.${each}`)}
        </Button>
      ))}
      {correcting && <Correct store={store} onClose={() => setCorrecting(false)} />}
      {step && action && (
        <Modal
          open
          title={`${t(`stores.${step}`)} · ${store.name}`}
          okText={t(`stores.${step}`)}
          okButtonProps={{ danger: step === 'close', disabled: reason.trim() === '', loading: action.busy }}
          onOk={() =>
            void action.run({ input: { storeId: store.id, reason: reason.trim() } }).then((done) => {
              if (!done) return;
              setStep(null);
              setReason('');
            })
          }
          onCancel={() => setStep(null)}
        >
          <ProblemAlert problem={action.problem} />
          <p>{t(`stores.${step}Hint`)}</p>
          <Input.TextArea
            rows={2}
            maxLength={500}
            value={reason}
            aria-label={t('stores.reason')}
            placeholder={t('stores.reason')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Modal>
      )}
    </Flex>
  );
}
