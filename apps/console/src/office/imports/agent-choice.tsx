import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { agentChoicesDocument } from '../../ui/choices';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
}

interface Props {
  readonly value: Person | null;
  readonly disabled: boolean;
  readonly onChoose: (agentId: string) => void;
}

/** Which agent an account is; the server looks for what is typed, in all agents. */
export function AgentChoice({ value, disabled, onChoose }: Props) {
  const t = useT();
  const labelOf = ({ name, alias }: Person) => t('common.about', { what: name, more: alias });
  const [typed, setTyped] = useState('');
  const { data, previousData } = useQuery(agentChoicesDocument, {
    variables: { search: typed.trim() || null },
  });
  const found = ((data ?? previousData)?.agents.edges ?? []).map(({ node }) => node);
  return (
    <Select
      aria-label={t('imports.isAgent')}
      placeholder={t('imports.chooseAgent')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ minWidth: 200 }}
      disabled={disabled}
      options={found.map((agent) => ({ value: agent.id, label: labelOf(agent), title: labelOf(agent) }))}
      labelInValue
      value={value && { value: value.id, label: labelOf(value) }}
      onChange={(next: { value: string; label: string } | null) => {
        setTyped('');
        if (next && next.value !== value?.id) onChoose(next.value);
      }}
    />
  );
}
