import { lazy, Suspense, useEffect } from 'react';
import { lastShopKey, shopHomeOf } from './session/shop-home';
import { refresh } from './session/session';
import { useSession } from './session/use-session';
import { navigate, usePath } from './light/navigate';
import './light/light.css';

const SharePage = lazy(() => import('./share/share-page'));
const SignInPage = lazy(() => import('./entry/sign-in'));
const InvitationPage = lazy(() => import('./entry/accept-invitation'));
const SetUpPage = lazy(() => import('./entry/set-up'));
const EnrolPage = lazy(() => import('./entry/enrol'));
const ResetPage = lazy(() => import('./entry/reset-password'));
const ShopApp = lazy(() => import('./shop/shop-app'));
const OfficeApp = lazy(() => import('./shell/office-app'));

function Redirect({ to }: { to: string }) {
  useEffect(() => navigate(to, true), [to]);
  return null;
}

/** Pages behind a sign-in. A phone that opens a shop's page loads nothing of the back office. */
function SignedIn({ path }: { path: string }) {
  const session = useSession();
  const pathname = path.split('?')[0] ?? '/';
  useEffect(() => {
    if (session.state === 'unknown') void refresh();
  }, [session.state]);

  if (session.state === 'unknown') return <div className="boot" aria-busy="true" />;
  // The address stays, so that signing in comes back to the same place.
  if (session.state === 'signed-out') return <SignInPage />;
  if (session.me.mustEnrol) return <EnrolPage />;
  const shop = /^\/shop\/([^/]+)/.exec(pathname)?.[1];
  if (shop) return <ShopApp key={shop} slug={decodeURIComponent(shop)} />;
  const shopHome = shopHomeOf(session.me, localStorage.getItem(lastShopKey));
  if (shopHome) return <Redirect to={shopHome} />;
  if (pathname === '/sign-in') return <Redirect to="/" />;
  return <OfficeApp />;
}

export function Root() {
  const path = usePath();
  const share = /^\/s\/([^/?]+)/.exec(path)?.[1];
  const invitation = /^\/invite\/([^/?]+)/.exec(path)?.[1];
  return (
    <Suspense fallback={<div className="boot" aria-busy="true" />}>
      {share ? (
        <SharePage token={share} />
      ) : invitation ? (
        <InvitationPage token={invitation} />
      ) : path.startsWith('/setup') ? (
        <SetUpPage />
      ) : path.startsWith('/reset') ? (
        <ResetPage />
      ) : (
        <SignedIn path={path} />
      )}
    </Suspense>
  );
}
