import { useQuery } from '@apollo/client/react';
import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { AddAgent } from '../agents/add-agent';
import { agentChoicesDocument } from '../../ui/choices';

interface Props {
  readonly value?: string | null;
  readonly onChange?: (agentId: string | null) => void;
}

/** Which agent a person is: one that is there, or one made on the spot. */
export function AgentSelect({ value, onChange }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const { data, loading } = useQuery(agentChoicesDocument, { variables: { search: search || null } });
  return (
    <>
      <Space.Compact style={{ width: '100%' }}>
        <Select
          allowClear
          aria-label={t('members.agent')}
          style={{ flex: 1, minWidth: 220 }}
          value={value ?? null}
          loading={loading}
          placeholder={t('members.noAgent')}
          showSearch={{ filterOption: false, onSearch: setSearch }}
          options={(data?.agents.edges ?? []).map(({ node }) => ({
            value: node.id,
            label: t('common.about', { what: node.name, more: `${node.alias} · ${node.employeeNo}` }),
          }))}
          onChange={(agentId: string | undefined) => onChange?.(agentId ?? null)}
        />
        <Button onClick={() => setAdding(true)}>{t('members.newAgent')}</Button>
      </Space.Compact>
      {adding && (
        <AddAgent
          onClose={() => setAdding(false)}
          onAdded={(agentId) => {
            setSearch('');
            onChange?.(agentId);
          }}
        />
      )}
    </>
  );
}
