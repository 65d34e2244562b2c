import { useEffect } from 'react';
import { useAccountT } from '../i18n/account';
import { navigate } from '../light/navigate';
import type { SignedInPerson } from '../session/session';
import { lastShopKey } from '../session/shop-home';

interface Props {
  readonly slug: string;
  readonly stores: NonNullable<SignedInPerson['stores']>;
}

/** Changes over to another shop of the same person, who comes back to the one looked at last. */
export default function ShopSwitch({ slug, stores }: Props) {
  const t = useAccountT();
  useEffect(() => localStorage.setItem(lastShopKey, slug), [slug]);
  return (
    <select
      className="lp-shops"
      aria-label={t('shop.switch')}
      value={slug}
      onChange={({ target }) => navigate(`/shop/${encodeURIComponent(target.value)}`)}
    >
      {stores.map((store) => (
        <option key={store.slug} value={store.slug}>
          {store.name}
        </option>
      ))}
    </select>
  );
}
