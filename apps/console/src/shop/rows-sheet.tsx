import { useCallback, useEffect, useState } from 'react';
import { formatClock } from '../format/dates';
import { formatSeconds, NO_DATA } from '../format/format';
import type { ShopConversationsQuery } from '../gql/store/graphql';
import { useLightT } from '../i18n/light';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Sheet, Skeletons } from '../light/light-ui';
import { ConversationView } from './conversation-view';
import type { ReportNumber } from './day-page';
import { shopConversationsDocument } from './documents';
import { ask } from './shop-api';

type Row = ShopConversationsQuery['conversations']['edges'][number]['node'];

interface Props {
  readonly slug: string;
  readonly on: string;
  readonly number: ReportNumber;
  readonly onClose: () => void;
}

interface Loaded {
  readonly rows: readonly Row[];
  readonly total: number | null;
  readonly next: string | null;
}

/** The conversations that a number was made of; each opens to its messages and orders. */
export function RowsSheet({ slug, on, number, onClose }: Props) {
  const t = useLightT();
  const locale = useLocale();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const filter = number.rows ?? 'all';

  const load = useCallback(
    (after: string | null) => {
      setProblem(null);
      ask(slug, shopConversationsDocument, { on, filter, after }).then(({ conversations }) => {
        const { edges, pageInfo, totalCount } = conversations;
        setLoaded((before) => ({
          rows: [...(after && before ? before.rows : []), ...edges.map((edge) => edge.node)],
          total: totalCount ?? null,
          next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
        }));
      }, setProblem);
    },
    [slug, on, filter],
  );
  useEffect(() => load(null), [load]);

  return (
    <Sheet title={t('shop.rowsOf', { name: number.name })} onClose={onClose}>
      {problem ? <ProblemBox problem={problem} onRetry={() => load(loaded?.next ?? null)} /> : null}
      {!loaded && !problem && <Skeletons heights={[44, 44, 44, 44]} />}
      {openId ? (
        <>
          <button type="button" className="lp-link" onClick={() => setOpenId(null)}>
            ← {t('shop.backToRows')}
          </button>
          <ConversationView slug={slug} id={openId} />
        </>
      ) : (
        <>
          {loaded?.rows.length === 0 && <p className="lp-soft">{t('shop.noRows')}</p>}
          {loaded?.total != null && (
            <p className="lp-soft">{t('shop.afterSalesCount', { count: loaded.total })}</p>
          )}
          <ul className="lp-list">
            {loaded?.rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="lp-open" onClick={() => setOpenId(row.id)}>
                  <div className="lp-row">
                    <span className="lp-dotted">{row.buyer}</span>
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
          {loaded?.next && (
            <button type="button" className="lp-button lp-button-plain" onClick={() => load(loaded.next)}>
              {t('shop.more')}
            </button>
          )}
        </>
      )}
    </Sheet>
  );
}
