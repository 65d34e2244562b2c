import { useCallback } from 'react';
import { formatDateTime } from '../format/dates';
import { formatFen } from '../format/format';
import { useRowsT } from '../i18n/rows';
import { ProblemBox, Skeletons } from '../light/light-ui';
import { shopOrdersDocument } from './documents';
import { ask } from './shop-api';
import { usePages } from './use-pages';

/** The orders placed on a day. */
export function OrderRows({ slug, on }: { slug: string; on: string }) {
  const t = useRowsT();
  const { shown, problem, more } = usePages(
    useCallback(
      async (after: string | null) => {
        const { orders } = await ask(slug, shopOrdersDocument, { on, after });
        return {
          rows: orders.edges.map((edge) => edge.node),
          total: orders.totalCount,
          next: orders.pageInfo.hasNextPage ? (orders.pageInfo.endCursor ?? null) : null,
        };
      },
      [slug, on],
    ),
  );
  return (
    <>
      {problem ? <ProblemBox problem={problem} onRetry={more} /> : null}
      {!shown && !problem && <Skeletons heights={[44, 44, 44, 44]} />}
      {shown && <p className="lp-soft">{t('shop.afterSalesCount', { count: shown.total })}</p>}
      <ul className="lp-list">
        {shown?.rows.map((order) => (
          <li key={order.id}>
            <div className="lp-row">
              <span>{order.orderNo}</span>
              <span>{order.paidAt ? formatFen(order.paidFen) : t('shop.unpaid')}</span>
            </div>
            <div className="lp-soft">
              {[order.buyer, formatDateTime(order.createdAt ?? order.paidAt), order.status]
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
