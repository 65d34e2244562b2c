import { useEffect, useState } from 'react';
import { graphql } from '../gql/store';
import { useAccountT } from '../i18n/account';
import { hear } from '../session/event-stream';
import { ask } from './shop-api';

const unreadDocument = graphql(`
  query ShopUnread {
    unreadNotices
  }
`);

/** Beside the stream that rings the bell, in case that it is cut. */
const pollMilliseconds = 30_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, pollMilliseconds));

/** Looks when the bell rings. A phone that nobody looks at hears nothing. */
async function follow(slug: string, page: AbortSignal, look: () => void): Promise<void> {
  while (!page.aborted) {
    const isHeard =
      !document.hidden &&
      (await hear(page, (name) => name === 'bell' && look(), { 'X-Store': slug }).then(
        () => true,
        () => false,
      ));
    if (!isHeard && !page.aborted) await pause();
  }
}

/** How many notices of this shop are unread; it asks again when the bell rings, and now and then. */
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
    const page = new AbortController();
    void follow(slug, page.signal, look);
    return () => {
      page.abort();
      window.clearInterval(timer);
    };
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
