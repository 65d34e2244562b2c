import { useQuery } from '@apollo/client/react';
import { AutoComplete } from 'antd';
import { clientsDocument } from './documents';

interface Props {
  readonly value?: string;
  readonly onChange?: (name: string) => void;
  /** Given by a form, whose label then names the field. */
  readonly id?: string;
}

/** The name of a client; those that are there are proposed as one types. */
export function ClientName({ value = '', onChange, id }: Props) {
  const { data, previousData } = useQuery(clientsDocument, { variables: { search: value.trim() || null } });
  const found = (data ?? previousData)?.clients.edges ?? [];
  return (
    <AutoComplete
      {...(id ? { id } : {})}
      value={value}
      onChange={(name: string) => onChange?.(name)}
      showSearch={{ filterOption: false }}
      options={found.map(({ node }) => ({ key: node.id, value: node.name }))}
    />
  );
}
