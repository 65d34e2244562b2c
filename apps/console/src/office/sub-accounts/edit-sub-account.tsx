import { Checkbox, Form, Input, Modal } from 'antd';
import type { SubAccountRight } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { StoreChoice } from '../../ui/store-choice';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { addSubAccountDocument, changeSubAccountDocument, rights, type SubAccount } from './documents';

interface Values {
  readonly storeId: string;
  readonly name: string;
  readonly rights: SubAccountRight[];
}
interface Props {
  /** Null: a new one. */
  readonly account: SubAccount | null;
  readonly storeId: string | undefined;
  readonly onClose: () => void;
}

/** What a sub-account is called on the platform, and what it may do there. */
export function EditSubAccount({ account, storeId, onClose }: Props) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const add = useAction(addSubAccountDocument);
  const change = useAction(changeSubAccountDocument);
  const problem = add.problem ?? change.problem;
  useMarkedFields(form, problem);
  async function submit({ storeId: chosen, ...values }: Values) {
    const done = account
      ? await change.run({ input: { subAccountId: account.id, ...values } })
      : await add.run({ input: { storeId: chosen, ...values } });
    if (done) onClose();
  }
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      title={t(account ? 'subAccounts.change' : 'subAccounts.add')}
      okText={t('common.save')}
      confirmLoading={add.busy || change.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ storeId, rights: ['chat'], ...account }}
        onFinish={(values) => void submit(values)}
      >
        {!account && (
          <Form.Item name="storeId" label={t('common.store')} rules={required}>
            <StoreChoice />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('subAccounts.name')} rules={required}>
          <Input placeholder={t('subAccounts.nameHint')} />
        </Form.Item>
        <Form.Item name="rights" label={t('subAccounts.rights')}>
          <Checkbox.Group
            options={rights.map((value) => ({ value, label: t(`subAccountRight.${value}`) }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
