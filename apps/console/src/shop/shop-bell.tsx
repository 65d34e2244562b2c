import { useEffect, useState } from 'react';
import { graphql } from '../gql/store';
import { useAccountT } from '../i18n/account';
import { ask } from './shop-api';

const unreadDocument = graphql(`
  query ShopUnread {
    unreadNotices
  }
`);

const pollMilliseconds = 30_000;

/** How many notices of this shop are unread; it asks again now and then while somebody looks. */
export default function ShopBell({ slug, onOpen }: { slug: string; onOpen: () => void }) {
  const t = useAccountT();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const look = () =>
      document.hidden ||
      void ask(slug, unreadDocument, {}).then(
        ({ unreadNotices }) => setCount(unreadNotices),
        () => undefined,
      );
    look();
    const timer = window.setInterval(look, pollMilliseconds);
    return () => window.clearInterval(timer);
  }, [slug]);
  const open = () => {
    setCount(0);
    onOpen();
  };
  return (
    <button type="button" className="lp-link" aria-label={t('notices.newCount', { count })} onClick={open}>
      {t('notices.title')}
      {count > 0 && <span className="lp-bad"> {count}</span>}
    </button>
  );
}
