import { useQuery } from '@apollo/client/react';
import { Checkbox, Form, InputNumber, Modal, Switch, Typography } from 'antd';
import { formatDateTime } from '../../format/dates';
import type { SetPublishRuleInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { type PublishRule, publishRuleDocument, setPublishRuleDocument } from './publish-rule-documents';

type Values = Omit<SetPublishRuleInput, 'storeId' | 'seen'>;

const files = ['orders', 'aftersales', 'performance'] as const;
const limits = ['unmatchedAccountsAllowed', 'refusedRowsAllowed', 'slotsBelowSoldAllowed'] as const;

interface Props {
  readonly store: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** When a shop's reports go out without a person. */
export function PublishRuleDialog({ store, onClose }: Props) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const result = useQuery(publishRuleDocument, {
    variables: { storeId: store.id },
    fetchPolicy: 'network-only',
  });
  const set = useAction(setPublishRuleDocument);
  const rule = result.data?.publishRule;
  useMarkedFields(form, set.problem);
  async function submit(values: Values) {
    if (!rule) return;
    if (await set.run({ input: { ...values, storeId: store.id, seen: rule.version } })) onClose();
  }
  return (
    <Modal
      open
      title={t('publishRule.title', { store: store.name })}
      okText={t('common.save')}
      okButtonProps={{ disabled: !rule }}
      confirmLoading={set.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t('publishRule.about')}</Typography.Paragraph>
      <ProblemAlert problem={set.problem} onClose={set.clear} />
      <Loaded result={result}>
        {({ publishRule }) => (
          <Form form={form} layout="vertical" initialValues={publishRule} onFinish={(v) => void submit(v)}>
            <RuleFields />
            {publishRule.setAt && <LastSet rule={publishRule} />}
          </Form>
        )}
      </Loaded>
    </Modal>
  );
}

function RuleFields() {
  const t = useT();
  return (
    <>
      <Form.Item name="byClock" label={t('publishRule.byClock')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="expected" label={t('publishRule.expected')} extra={t('publishRule.expectedHint')}>
        <Checkbox.Group
          options={files.map((value) => ({ value: value as string, label: t(`importKind.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="missedPromisesAllowed"
        label={t('publishRule.missedPromisesAllowed')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      {limits.map((limit) => (
        <Form.Item
          key={limit}
          name={limit}
          label={t(`publishRule.${limit}`)}
          rules={[{ required: true, message: t('contracts.required') }]}
        >
          <InputNumber min={0} max={100_000} precision={0} />
        </Form.Item>
      ))}
    </>
  );
}

function LastSet({ rule: { version, setBy, setAt } }: { rule: PublishRule }) {
  const t = useT();
  return (
    <Typography.Text type="secondary">
      {t('publishRule.lastSet', { version, by: setBy ?? '', at: formatDateTime(setAt ?? null) })}
    </Typography.Text>
  );
}
