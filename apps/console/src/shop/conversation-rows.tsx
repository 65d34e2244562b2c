import { useCallback, useState } from 'react';
import { formatClock } from '../format/dates';
import { formatSeconds, NO_DATA } from '../format/format';
import type { ConversationFilter } from '../gql/store/graphql';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { ConversationView } from './conversation-view';
import { shopConversationsDocument } from './documents';
import { ask } from './shop-api';
import { usePages } from './use-pages';

interface Props {
  readonly slug: string;
  readonly on: string;
  readonly filter: ConversationFilter;
}

/** The conversations that a number was made of; each opens to its messages and orders. */
export function ConversationRows({ slug, on, filter }: Props) {
  const t = useLightT();
  const locale = useLocale();
  const [openId, setOpenId] = useState<string | null>(null);
  const { shown, problem, more } = usePages(
    useCallback(
      async (after: string | null) => {
        const { conversations } = await ask(slug, shopConversationsDocument, { on, filter, after });
        const { edges, pageInfo, totalCount, counted } = conversations;
        return {
          rows: edges.map((edge) => ({ ...edge.node, counted: edge.counted })),
          total: totalCount,
          counted,
          next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
        };
      },
      [slug, on, filter],
    ),
  );
  if (openId) {
    return (
      <>
        <button type="button" className="lp-link" onClick={() => setOpenId(null)}>
          ← {t('shop.backToRows')}
        </button>
        <ConversationView slug={slug} id={openId} />
      </>
    );
  }
  return (
    <>
      {problem ? <ProblemBox problem={problem} onRetry={more} /> : null}
      {!shown && !problem && <Skeletons heights={[44, 44, 44, 44]} />}
      {shown?.rows.length === 0 && <p className="lp-soft">{t('shop.noRows')}</p>}
      {shown && shown.rows.length > 0 && (
        <p className="lp-soft">
          {t('shop.rowsCount', { counted: shown.counted ?? shown.total, rows: shown.total })}
        </p>
      )}
      <ul className="lp-list">
        {shown?.rows.map((row) => (
          <li key={row.id}>
            <button type="button" className="lp-open" onClick={() => setOpenId(row.id)}>
              <div className="lp-row">
                <span>
                  <span className="lp-dotted">{row.buyer}</span>
                  {row.counted > 1 && ` × ${row.counted}`}
                </span>
                <span className="lp-soft">
                  {formatClock(row.startedAt)} · {row.agentAlias ?? NO_DATA}
                </span>
              </div>
              <div className="lp-soft">
                {t('shop.conversationLine', {
                  first: formatSeconds(row.firstResponseSeconds, locale),
                  wait: formatSeconds(row.maxWaitSeconds, locale),
                  count: row.messageCount,
                })}
              </div>
            </button>
          </li>
        ))}
      </ul>
      {shown?.next && (
        <button type="button" className="lp-button lp-button-plain" onClick={more}>
          {t('shop.more')}
        </button>
      )}
    </>
  );
}
