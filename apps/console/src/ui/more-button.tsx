import { Button } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/office';

interface Props {
  readonly page: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly more: (after: string) => Promise<unknown>;
}

/** The next page of a list, below what is already shown. */
export function MoreButton({ page, more }: Props) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const { endCursor } = page;
  if (!page.hasNextPage || !endCursor) return null;
  return (
    <Button
      block
      loading={busy}
      style={{ marginTop: 8 }}
      onClick={() => {
        setBusy(true);
        void more(endCursor)
          .catch(() => undefined)
          .finally(() => setBusy(false));
      }}
    >
      {t('shop.more')}
    </Button>
  );
}
