import { skipToken, useQuery } from '@apollo/client/react';
import { Form, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { agentChoicesDocument } from '../../ui/choices';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useRoleName } from '../../ui/role-name';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { giveSubAccountDocument, memberChoicesDocument, type SubAccount } from './documents';

interface Values {
  readonly holder: string;
  readonly sinceOn: string;
}

/** Gives a sub-account out, or hands it over from whoever has it. */
export function GiveSubAccount({ account, onClose }: { account: SubAccount; onClose: () => void }) {
  const t = useT();
  const may = useMay();
  const roleName = useRoleName();
  const [form] = Form.useForm<Values>();
  const [kind, setKind] = useState<'agent' | 'member'>('agent');
  const [search, setSearch] = useState('');
  const give = useAction(giveSubAccountDocument);
  useMarkedFields(form, give.problem);
  const agents = useQuery(agentChoicesDocument, { variables: { search: search || null } });
  const members = useQuery(memberChoicesDocument, kind === 'member' ? {} : skipToken);
  const agentOptions = (agents.data?.agents.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: t('common.about', { what: node.name, more: `${node.alias} · ${node.employeeNo}` }),
  }));
  const memberOptions = (members.data?.members.edges ?? [])
    .filter(({ node }) => node.active && !node.agent)
    .map(({ node }) => ({
      value: node.id,
      label: t('common.about', { what: node.name, more: roleName(node.role) }),
    }));
  async function submit({ holder, sinceOn }: Values) {
    const to = kind === 'agent' ? { agentId: holder } : { memberId: holder };
    if (await give.run({ input: { subAccountId: account.id, sinceOn, ...to } })) onClose();
  }
  return (
    <Modal
      open
      title={t('subAccounts.giveTitle', { name: account.name, store: account.store.name })}
      okText={t(account.holder ? 'subAccounts.handOver' : 'subAccounts.give')}
      confirmLoading={give.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={give.problem} />
      {account.holder && <p>{t('subAccounts.handOverFrom', { name: account.holder.name })}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ sinceOn: today() }}
        onFinish={(values) => void submit(values)}
      >
        {may('member:read') && (
          <Radio.Group
            style={{ marginBottom: 12 }}
            value={kind}
            onChange={({ target }) => {
              setKind(target.value as typeof kind);
              form.resetFields(['holder']);
            }}
            options={[
              { value: 'agent', label: t('subAccounts.toAgent') },
              { value: 'member', label: t('subAccounts.toMember') },
            ]}
          />
        )}
        <Form.Item
          name="holder"
          label={t('subAccounts.holder')}
          rules={[{ required: true, message: t('contracts.required') }]}
        >
          {kind === 'agent' ? (
            <Select
              loading={agents.loading}
              showSearch={{ filterOption: false, onSearch: setSearch }}
              options={agentOptions}
            />
          ) : (
            <Select
              loading={members.loading}
              showSearch={{ optionFilterProp: 'label' }}
              options={memberOptions}
            />
          )}
        </Form.Item>
        <Form.Item name="sinceOn" label={t('subAccounts.since')}>
          <DateField />
        </Form.Item>
      </Form>
    </Modal>
  );
}
