import { useCallback } from 'react';
import { formatDateTime } from '../format/dates';
import { graphql } from '../gql/store';
import { useAccountT } from '../i18n/account';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { ask } from './shop-api';
import { usePages } from './use-pages';

const noticesDocument = graphql(`
  query ShopNotices($after: String) {
    notices(after: $after) {
      edges {
        node {
          id
          sentence
          path
          at
          readAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const readDocument = graphql(`
  mutation ShopReadNotices($input: ReadNoticesInput!) {
    readNotices(input: $input)
  }
`);

/** What the person has been told of this shop. Looking at the list reads it. */
export default function NoticesPage({ slug, onGo }: { slug: string; onGo: (path: string) => void }) {
  const t = useAccountT();
  const load = useCallback(
    async (after: string | null) => {
      const { notices } = await ask(slug, noticesDocument, { after });
      const { hasNextPage, endCursor } = notices.pageInfo;
      const rows = notices.edges.map(({ node }) => node);
      const ids = rows.filter(({ readAt }) => !readAt).map(({ id }) => id);
      if (ids.length) await ask(slug, readDocument, { input: { ids } });
      return { rows, total: rows.length, next: (hasNextPage && endCursor) || null };
    },
    [slug],
  );
  const { shown, problem, more } = usePages(load);
  return (
    <>
      <h1>{t('notices.title')}</h1>
      {problem ? <ProblemBox problem={problem} onRetry={more} /> : null}
      {!shown && !problem && <Skeletons heights={[64, 64, 64]} />}
      {shown?.rows.length === 0 && (
        <section className="lp-card">
          <p>{t('notices.none')}</p>
        </section>
      )}
      {shown?.rows.map(({ id, sentence, path, at, readAt }) => (
        <section key={id} className="lp-card">
          <button type="button" className="lp-open" disabled={!path} onClick={() => path && onGo(path)}>
            <div>{readAt ? sentence : <strong>{sentence}</strong>}</div>
            <div className="lp-soft">{formatDateTime(at)}</div>
          </button>
        </section>
      ))}
      {shown?.next && (
        <button type="button" className="lp-button lp-button-plain" onClick={more}>
          {t('shop.more')}
        </button>
      )}
    </>
  );
}
