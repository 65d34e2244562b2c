import { type Permission, permissionReach, permissions, permissionText } from '@zuoxi/vocabulary';
import { Checkbox, Form, Input, Modal, Typography } from 'antd';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { addOwnRoleDocument, changeOwnRoleDocument, type OwnRole } from './documents';

interface Values {
  readonly name: string;
  readonly permissions: string[];
}

const reaches = ['store', 'provider', 'own'] as const;

/** What a role is called and lets people do, each permission as a sentence. Nobody puts in what they do not hold. */
export function EditRole({ role, onClose }: { role: OwnRole | null; onClose: () => void }) {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const [form] = Form.useForm<Values>();
  const add = useAction(addOwnRoleDocument);
  const change = useAction(changeOwnRoleDocument);
  const problem = add.problem ?? change.problem;
  useMarkedFields(form, problem);
  async function submit(values: Values) {
    const done = role
      ? await change.run({ input: { id: role.id, ...values } })
      : await add.run({ input: values });
    if (done) onClose();
  }
  const isOpen = (permission: Permission) => may(permission) || role?.permissions.includes(permission);
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      width={720}
      title={t(role ? 'roles.change' : 'roles.add')}
      okText={t('common.save')}
      confirmLoading={add.busy || change.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: role?.name, permissions: role?.permissions ?? [] }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label={t('roles.name')} rules={required}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="permissions" label={t('roles.may')} rules={required} extra={t('roles.mayHint')}>
          <Checkbox.Group style={{ display: 'block', maxHeight: '50vh', overflow: 'auto' }}>
            {reaches.map((reach) => (
              <section key={reach} style={{ marginBottom: 12 }}>
                <Typography.Text strong>{t(`roles.reach.${reach}`)}</Typography.Text>
                <div
                  style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' }}
                >
                  {permissions
                    .filter((permission) => permissionReach[permission] === reach)
                    .map((permission) => (
                      <Checkbox key={permission} value={permission} disabled={!isOpen(permission)}>
                        {t('roles.sentence', { what: permissionText(permission, locale) })}
                      </Checkbox>
                    ))}
                </div>
              </section>
            ))}
          </Checkbox.Group>
        </Form.Item>
      </Form>
    </Modal>
  );
}
