import { useCallback, useState } from 'react';
import { formatClock } from '../format/dates';
import { formatCount, formatSeconds, NO_DATA } from '../format/format';
import type { ShopConversationsQueryVariables } from '../gql/store/graphql';
import { useRowsT } from '../i18n/rows';
import { useLocale } from '../i18n/locale';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { useBack } from '../light/use-back';
import { ConversationView } from './conversation-view';
import { shopConversationsDocument } from './documents';
import { ask } from './shop-api';
import { usePages } from './use-pages';

/** An agent's or an hour's part of a number. */
export type Part = Pick<ShopConversationsQueryVariables, 'agentAlias' | 'recognised' | 'hour'>;

interface Props {
  readonly slug: string;
  readonly on: string;
  readonly metric: string;
  readonly unit: string;
  readonly of: Part;
}

/** The conversations that a number was made of; each opens to its messages and orders. */
export function ConversationRows({ slug, on, metric, unit, of }: Props) {
  const t = useRowsT();
  const locale = useLocale();
  const [openId, setOpenId] = useState<string | null>(null);
  useBack(openId !== null, () => setOpenId(null));
  const isRate = unit === 'fraction';
  const [missedOnly, setMissedOnly] = useState(isRate);
  const parts = (row: { numerator: number; denominator?: number | null }) => {
    const size = unit === 'seconds' ? formatSeconds(row.numerator, locale) : formatCount(row.numerator);
    return row.denominator == null ? size : `${size} / ${formatCount(row.denominator)}`;
  };
  const { shown, problem, more } = usePages(
    useCallback(
      async (after: string | null) => {
        const asked = { on, metric, missedOnly, ...of, after };
        const { conversations } = await ask(slug, shopConversationsDocument, asked);
        const { edges, pageInfo, totalCount, numerator, denominator } = conversations;
        return {
          rows: edges.map(({ node, ...edge }) => ({ ...node, ...edge })),
          ...{ total: totalCount, numerator, denominator },
          next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
        };
      },
      [slug, on, metric, missedOnly, of],
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
      {isRate && (
        <label className="lp-row">
          {t('shop.missedOnly')}
          <input
            type="checkbox"
            checked={missedOnly}
            onChange={(event) => setMissedOnly(event.target.checked)}
          />
        </label>
      )}
      {shown?.rows.length === 0 && <p className="lp-soft">{t('shop.noRows')}</p>}
      {shown?.numerator !== undefined && shown.rows.length > 0 && (
        <p className="lp-soft">
          {t('shop.rowsCount', {
            counted: parts({ ...shown, numerator: shown.numerator }),
            rows: shown.total,
          })}
        </p>
      )}
      <ul className="lp-list">
        {shown?.rows.map((row) => (
          <li key={row.id}>
            <button type="button" className="lp-open" onClick={() => setOpenId(row.id)}>
              <div className="lp-row">
                <span>
                  <span className="lp-dotted">{row.buyer}</span>
                  {(row.denominator != null || row.numerator > 1) && (
                    <span className="lp-soft"> {parts(row)}</span>
                  )}
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
