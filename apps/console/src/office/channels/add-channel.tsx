import { Form, Input, Modal, Select } from 'antd';
import type { AddChannelInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { ProblemAlert } from '../../ui/problem-alert';
import { StoreChoice } from '../../ui/store-choice';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { addChannelDocument } from './documents';
import { EventChoice } from './event-choice';

export const kinds = ['wecom', 'dingtalk', 'feishu', 'webhook'] as const;

interface Props {
  /** Of a webhook, its secret. */
  readonly onAdded: (secret: string | null) => void;
  readonly onClose: () => void;
}

export function AddChannel({ onAdded, onClose }: Props) {
  const t = useT();
  const locale = useLocale();
  const [form] = Form.useForm<AddChannelInput>();
  const kind = Form.useWatch('kind', form);
  const withShop = Form.useWatch('withShop', form) ?? false;
  const add = useAction(addChannelDocument);
  useMarkedFields(form, add.problem);
  async function submit(input: AddChannelInput) {
    const added = await add.run({ input });
    if (added) onAdded(added.addChannel.secret ?? null);
  }
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      title={t('channels.add')}
      okText={t('common.add')}
      confirmLoading={add.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={add.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ kind: 'wecom', locale, events: [], withShop: false }}
        onFinish={(input) => void submit(input)}
      >
        <Form.Item name="kind" label={t('channels.kind')} rules={required}>
          <Select options={kinds.map((value) => ({ value, label: t(`channelKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="name" label={t('channels.name')} rules={required}>
          <Input placeholder={t('channels.nameHint')} maxLength={60} />
        </Form.Item>
        <Form.Item name="address" label={t('channels.address')} rules={required}>
          <Input
            autoComplete="off"
            maxLength={400}
            placeholder={kind === 'webhook' ? 'https://' : t('channels.addressHint')}
          />
        </Form.Item>
        {(kind === 'dingtalk' || kind === 'feishu') && (
          <Form.Item name="secret" label={t('channels.secret')}>
            <Input.Password autoComplete="off" maxLength={200} />
          </Form.Item>
        )}
        <Form.Item name="withShop" label={t('channels.who')}>
          <Select
            options={[
              { value: false, label: t('channels.ownOnly') },
              { value: true, label: t('channels.withShop') },
            ]}
          />
        </Form.Item>
        <Form.Item name="storeId" label={t('common.store')} {...(withShop ? { rules: required } : {})}>
          <StoreChoice allowClear placeholder={t('members.allStores')} />
        </Form.Item>
        <Form.Item name="events" label={t('channels.events')} rules={required}>
          <EventChoice withShop={withShop} />
        </Form.Item>
        <Form.Item name="locale" label={t('channels.locale')}>
          <Select
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en-US', label: 'English' },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
