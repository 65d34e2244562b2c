import type { Permission } from '@zuoxi/vocabulary';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useLightT } from '../i18n/light';
import { LanguageAndTheme, Skeletons } from '../light/light-ui';
import { navigate, usePath } from '../light/navigate';
import { useMe } from '../session/use-session';
import { DayPage } from './day-page';

// The day opens first; what is asked for less often comes when it is asked for.
const DaysPage = lazy(() => import('./days-page'));
const ContractPage = lazy(() => import('./contract-page'));
const QuotesPage = lazy(() => import('./quotes-page'));
const ShopSwitch = lazy(() => import('./shop-switch'));
const ShopBell = lazy(() => import('./shop-bell'));
const NoticesPage = lazy(() => import('./notices-page'));
const MattersPage = lazy(() => import('./matters-page'));
const AllShops = lazy(() => import('./all-shops'));
const AccountPage = lazy(() => import('./account-page'));

const tabs = ['today', 'days', 'matters', 'contract', 'quotes', 'account'] as const;
/** What a page takes; without a word here it is everybody's. */
const takes: Partial<Record<(typeof tabs)[number], Permission>> = {
  matters: 'matter:read',
  contract: 'contract:read',
  quotes: 'quote:read',
};
type Tab = (typeof tabs)[number] | 'notices' | 'all';

function tabOf(path: string, root: string): Tab {
  const part = path.split('?')[0]?.slice(root.length + 1);
  return part === 'notices' || part === 'all' ? part : (tabs.find((tab) => tab === part) ?? 'today');
}

export default function ShopApp({ slug }: { slug: string }) {
  const t = useLightT();
  const path = usePath();
  const { stores = [], permissions } = useMe();
  const offered = tabs.filter((each) => !takes[each] || permissions.includes(takes[each]));
  const [name, setName] = useState('');
  const root = `/shop/${encodeURIComponent(slug)}`;
  const tab = tabOf(path, root);
  const asked = new URLSearchParams(path.split('?')[1]);
  const open = (next: Tab) => {
    navigate(next === 'today' ? root : `${root}/${next}`);
    window.scrollTo(0, 0);
  };
  const openDay = (date: string) => {
    navigate(`${root}?on=${date}`);
    window.scrollTo(0, 0);
  };

  const pages: Record<Tab, () => ReactNode> = {
    today: () => (
      <DayPage
        slug={slug}
        on={asked.get('on')}
        onName={setName}
        onDay={openDay}
        onContract={() => open('contract')}
      />
    ),
    days: () => <DaysPage slug={slug} onDay={openDay} />,
    matters: () => (
      <MattersPage
        slug={slug}
        id={asked.get('id')}
        onOpen={(id) => navigate(`${root}/matters${id ? `?id=${id}` : ''}`)}
      />
    ),
    contract: () => <ContractPage slug={slug} onName={setName} />,
    quotes: () => <QuotesPage slug={slug} />,
    account: () => <AccountPage slug={slug} />,
    notices: () => <NoticesPage slug={slug} onGo={(there) => navigate(root + there)} />,
    all: () => <AllShops stores={stores} />,
  };
  return (
    <>
      <main className="lp">
        <div className="lp-top">
          {stores.length > 1 ? (
            <Suspense>
              <ShopSwitch slug={slug} stores={stores} isAll={tab === 'all'} />
            </Suspense>
          ) : (
            <strong>{stores.find((each) => each.slug === slug)?.name ?? (name || slug)}</strong>
          )}
          <Suspense>
            <ShopBell slug={slug} onOpen={() => open('notices')} />
          </Suspense>
          <LanguageAndTheme />
        </div>
        <Suspense fallback={<Skeletons heights={[120, 80, 80]} />}>{pages[tab]()}</Suspense>
      </main>
      <nav className="lp-nav">
        {offered.map((each) => (
          <button
            key={each}
            type="button"
            aria-current={each === tab ? 'page' : undefined}
            onClick={() => open(each)}
          >
            {t(`shop.${each}`)}
          </button>
        ))}
      </nav>
    </>
  );
}
