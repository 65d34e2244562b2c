import { formatFen } from '../format/format';
import { useRowsT } from '../i18n/rows';
import type { Report } from './documents';

/** One row a case, as the report froze them. */
export function AfterSaleList({ rows }: { rows: Report['afterSales'] }) {
  const t = useRowsT();
  if (rows.length === 0) return <p className="lp-soft">{t('shop.noRows')}</p>;
  return (
    <ul className="lp-list">
      {rows.map((row, index) => (
        <li key={index}>
          <div className="lp-row">
            <span>
              {row.kind} · {row.buyer}
            </span>
            <span>{formatFen(row.amountFen)}</span>
          </div>
          <div className="lp-soft">
            {[row.reason, row.outcome, row.orderNo, row.agentAlias].filter(Boolean).join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
