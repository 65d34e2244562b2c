import { useCallback } from 'react';
import { formatDateTime } from '../format/dates';
import { formatFen } from '../format/format';
import { useRowsT } from '../i18n/rows';
import { ProblemBox, Skeletons } from '../light/light-ui';
import type { Part } from './conversation-rows';
import { shopSalesDocument } from './sale-documents';
import { ask } from './shop-api';
import { usePages } from './use-pages';

interface Props {
  readonly slug: string;
  readonly on: string;
  readonly metric: string;
  readonly of: Part;
}

/** The orders paid on a day, each with whose sale it is and why, under the terms that say so. */
export function SaleRows({ slug, on, metric, of: { agentAlias, recognised } }: Props) {
  const t = useRowsT();
  const { shown, problem, more } = usePages(
    useCallback(
      async (after: string | null) => {
        const asked = { on, metric, agentAlias, recognised, after };
        const { sales, attributionTerms } = await ask(slug, shopSalesDocument, asked);
        return {
          rows: sales.edges.map((edge) => edge.node),
          total: sales.totalCount,
          head: attributionTerms.find(({ from }) => from == null || from <= on),
          next: sales.pageInfo.hasNextPage ? (sales.pageInfo.endCursor ?? null) : null,
        };
      },
      [slug, on, metric, agentAlias, recognised],
    ),
  );
  return (
    <>
      {problem ? <ProblemBox problem={problem} onRetry={more} /> : null}
      {!shown && !problem && <Skeletons heights={[44, 44, 44, 44]} />}
      {shown?.head && (
        <p className="lp-soft">
          {t('shop.saleTerms', { rule: t(`shop.saleRule.${shown.head.rule}`), days: shown.head.days })}
        </p>
      )}
      {shown && <p className="lp-soft">{t('shop.afterSalesCount', { count: shown.total })}</p>}
      <ul className="lp-list">
        {shown?.rows.map((sale) => (
          <li key={sale.id}>
            <div className="lp-row">
              <span>{sale.orderNo}</span>
              <span>{formatFen(sale.paidFen)}</span>
            </div>
            <div className="lp-soft">
              {[
                sale.buyer,
                formatDateTime(sale.paidAt),
                sale.creditedBy
                  ? `${sale.agentAlias ?? t('shop.agent')} · ${t(`shop.saleBy.${sale.creditedBy}`)}`
                  : t('shop.saleSilent'),
                sale.refundedFen > 0 && t('shop.saleRefunded', { amount: formatFen(sale.refundedFen) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
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
