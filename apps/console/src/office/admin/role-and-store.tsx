import { isStoreRole, providerRoles, staffRoles, storeRoles } from '@zuoxi/vocabulary';
import { Form, Select } from 'antd';
import { useT } from '../../i18n/office';
import { StoreChoice } from '../../ui/store-choice';
import { useRoles } from '../../ui/role-name';

/** People of a shop belong to one shop; the provider's people may be kept to one, too. A key may have what people may not. */
export function RoleAndStore({ isKey = false }: { isKey?: boolean }) {
  const t = useT();
  const { own, nameOf } = useRoles();
  const role: string | undefined = Form.useWatch('role');
  const options = (names: readonly string[]) => names.map((value) => ({ value, label: nameOf(value) }));
  return (
    <>
      <Form.Item
        name="role"
        label={t('members.role')}
        rules={[{ required: true, message: t('contracts.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { label: t('members.ofProvider'), options: options(isKey ? providerRoles : staffRoles) },
            ...(own.length ? [{ label: t('members.ownRoles'), options: options(own) }] : []),
            { label: t('members.ofStore'), options: options(storeRoles) },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="storeId"
        label={t('common.store')}
        rules={[{ required: role !== undefined && isStoreRole(role), message: t('members.storeNeeded') }]}
      >
        <StoreChoice allowClear placeholder={t('members.allStores')} />
      </Form.Item>
    </>
  );
}
