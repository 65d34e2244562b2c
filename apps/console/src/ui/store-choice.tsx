import { skipToken, useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { type CSSProperties, useState } from 'react';
import { useT } from '../i18n/office';
import { chosenStoreDocument, storeChoicesDocument } from './choices';

interface Props {
  readonly value?: string | null | undefined;
  readonly onChange?: (storeId: string | undefined) => void;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly style?: CSSProperties;
  /** Given by a form, whose label then names the field. */
  readonly id?: string;
}

/** One of the shops. The server looks for what is typed, so that any of them is found, however many there are. */
export function StoreChoice({ value, onChange, placeholder, allowClear = false, style, id }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<{ readonly value: string; readonly label: string }>();
  const { data, previousData, loading } = useQuery(storeChoicesDocument, {
    variables: { search: typed.trim() || null },
  });
  const found = ((data ?? previousData)?.stores.edges ?? []).map(({ node }) => node);
  const listed = found.find((store) => store.id === value)?.name;
  const known = listed ?? (picked?.value === value ? picked?.label : undefined);
  const elsewhere = useQuery(chosenStoreDocument, value && !known ? { variables: { id: value } } : skipToken);
  const name = known ?? (elsewhere.data?.store?.id === value ? elsewhere.data?.store?.name : undefined);
  return (
    <Select
      {...(id ? { id } : { 'aria-label': t('common.store') })}
      allowClear={allowClear}
      placeholder={placeholder ?? t('common.store')}
      loading={loading}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      {...(style ? { style } : {})}
      labelInValue
      value={value && name ? { value, label: name } : null}
      onChange={(next: { value: string; label: string } | undefined) => {
        setTyped('');
        setPicked(next);
        onChange?.(next?.value);
      }}
      options={found.map((store) => ({ value: store.id, label: store.name, title: store.name }))}
    />
  );
}
