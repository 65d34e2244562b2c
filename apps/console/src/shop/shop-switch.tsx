import { useEffect } from 'react';
import { useAccountT } from '../i18n/account';
import { navigate } from '../light/navigate';
import type { SignedInPerson } from '../session/session';
import { lastShopKey } from '../session/shop-home';

interface Props {
  readonly slug: string;
  readonly stores: NonNullable<SignedInPerson['stores']>;
  /** Whether the page over all of them is open. */
  readonly isAll: boolean;
}

/** No shop has it as its short name. */
const all = '*';

/** Changes over to another shop of the same person, who comes back to the one looked at last; or to all of them. */
export default function ShopSwitch({ slug, stores, isAll }: Props) {
  const t = useAccountT();
  useEffect(() => localStorage.setItem(lastShopKey, slug), [slug]);
  return (
    <select
      className="lp-shops"
      aria-label={t('shop.switch')}
      value={isAll ? all : slug}
      onChange={({ target: { value } }) =>
        navigate(
          value === all ? `/shop/${encodeURIComponent(slug)}/all` : `/shop/${encodeURIComponent(value)}`,
        )
      }
    >
      <option value={all}>{t('shop.allShops')}</option>
      {stores.map((store) => (
        <option key={store.slug} value={store.slug}>
          {store.name}
        </option>
      ))}
    </select>
  );
}
