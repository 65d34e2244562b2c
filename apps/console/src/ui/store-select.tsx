import { skipToken, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { chosenStoreDocument, storeChoicesDocument } from './choices';
import { StoreChoice } from './store-choice';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (storeId: string) => void;
}

const lastKey = 'zuoxi.store';

/** Chooses the shop that a page is about; begins with the one that was looked at last. */
export function StoreSelect({ value, onChange }: Props) {
  const [last] = useState(() => localStorage.getItem(lastKey));
  const { data } = useQuery(storeChoicesDocument, value ? skipToken : { variables: { search: null } });
  const before = useQuery(chosenStoreDocument, !value && last ? { variables: { id: last } } : skipToken);
  // A shop that is there no longer, or not for this person, is answered with none.
  const first = before.loading ? undefined : (before.data?.store?.id ?? data?.stores.edges[0]?.node.id);
  useEffect(() => {
    if (!value && first) onChange(first);
  }, [value, first, onChange]);
  return (
    <StoreChoice
      style={{ minWidth: 200, maxWidth: '100%' }}
      value={value}
      onChange={(id) => {
        if (!id) return;
        localStorage.setItem(lastKey, id);
        onChange(id);
      }}
    />
  );
}
