import { formatCount, formatMinute, NO_DATA } from '../format/format';
import { seatsOfHour, shiftName } from '../format/seats-of-hour';
import { useRowsT } from '../i18n/rows';
import { Sheet } from '../light/light-ui';
import { AfterSaleList } from './after-sale-list';
import { ConversationRows, type Part } from './conversation-rows';
import type { OpenedNumber } from './cell';
import type { Report } from './documents';
import { OrderRows } from './order-rows';
import { SaleRows } from './sale-rows';

interface Props {
  readonly slug: string;
  readonly report: Report;
  readonly number: OpenedNumber;
  readonly of: Part;
  readonly onClose: () => void;
}

/** The rows that a number was made of. */
export function RowsSheet({ slug, report, number, of, onClose }: Props) {
  const t = useRowsT();
  const { rows, metric, unit } = number;
  return (
    <Sheet title={t('shop.rowsOf', { name: number.name })} onClose={onClose}>
      {rows === 'aftersales' && <AfterSaleList rows={report.afterSales} />}
      {rows === 'orders' && <OrderRows slug={slug} on={report.on} />}
      {rows === 'sales' && <SaleRows slug={slug} on={report.on} metric={metric} of={of} />}
      {rows === 'conversations' && (
        <ConversationRows slug={slug} on={report.on} metric={metric} unit={unit} of={of} />
      )}
      {rows === 'agents' && (
        <ul className="lp-list">
          {report.qc?.rows.map((row, position) => (
            <li key={position} className="lp-row">
              <span>
                {row.alias}
                <span className="lp-soft">
                  {' '}
                  {[
                    ...row.scores.map((score) => t('shop.score', { score: formatCount(score) })),
                    ...(row.fatal ? [`${t('shop.fatal')} ${row.fatal}`] : []),
                  ].join(' · ')}
                </span>
              </span>
              <span className={row.inTime ? 'lp-good' : 'lp-bad'}>
                {row.inTime ? `✓ ${t('shop.inTime')}` : `✗ ${t('shop.notInTime')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {rows === 'shifts' && (
        <ul className="lp-list">
          {seatsOfHour(report, of.hour ?? 0).map(({ slotMinute, needed, shifts }) => (
            <li key={slotMinute}>
              <div className="lp-row">
                <span>{formatMinute(slotMinute)}</span>
                <span className="lp-soft">
                  {t('shop.onDuty')} {shifts.length} / {needed ?? NO_DATA}
                </span>
              </div>
              {shifts.map((shift) => (
                <div key={shiftName(shift)} className="lp-soft">
                  {shiftName(shift)}
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
      {rows === 'slots' && (
        <ul className="lp-list">
          {report.slots.map(({ slotMinute, sold, onDuty, needed }) => (
            <li key={slotMinute} className="lp-row">
              <span>{formatMinute(slotMinute)}</span>
              <span className={onDuty < sold ? 'lp-bad' : 'lp-soft'}>
                {t('shop.slotLine', { sold, onDuty, needed: needed ?? NO_DATA })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
