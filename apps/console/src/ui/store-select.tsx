import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useEffect } from 'react';
import { useT } from '../i18n/office';
import { storeChoicesDocument } from './store-choices';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (storeId: string) => void;
}

const lastKey = 'zuoxi.store';

/** Chooses the shop that a page is about; begins with the one that was looked at last. */
export function StoreSelect({ value, onChange }: Props) {
  const t = useT();
  const { data, loading } = useQuery(storeChoicesDocument);
  const stores = data?.stores.edges.map((edge) => edge.node);
  const known = stores?.find((store) => store.id === localStorage.getItem(lastKey)) ?? stores?.[0];
  const first = known?.id;
  useEffect(() => {
    if (!value && first) onChange(first);
  }, [value, first, onChange]);
  return (
    <Select
      aria-label={t('common.store')}
      placeholder={t('common.store')}
      loading={loading}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 200 }}
      value={value ?? null}
      onChange={(id: string | null) => {
        if (!id) return;
        localStorage.setItem(lastKey, id);
        onChange(id);
      }}
      options={(stores ?? []).map((store) => ({ value: store.id, label: store.name }))}
    />
  );
}
