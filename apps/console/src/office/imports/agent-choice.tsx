import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useT } from '../../i18n/office';
import { agentChoicesDocument } from './documents';

interface Props {
  readonly value: string | null;
  readonly disabled: boolean;
  readonly onChoose: (agentId: string) => void;
}

/** Which agent an account is. */
export function AgentChoice({ value, disabled, onChoose }: Props) {
  const t = useT();
  const { data } = useQuery(agentChoicesDocument);
  const agents = (data?.agents.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: `${node.name}（${node.alias}）`,
  }));
  return (
    <Select
      aria-label={t('imports.isAgent')}
      placeholder={t('imports.chooseAgent')}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 200 }}
      disabled={disabled}
      options={agents}
      value={value}
      onChange={(agentId: string | null) => {
        if (agentId && agentId !== value) onChoose(agentId);
      }}
    />
  );
}
