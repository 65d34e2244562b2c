import { useLightT } from '../i18n/light';
import { Sheet } from '../light/light-ui';
import { AfterSaleList } from './after-sale-list';
import { ConversationRows } from './conversation-rows';
import type { Report, ReportNumber } from './day-page';
import { OrderRows } from './order-rows';

interface Props {
  readonly slug: string;
  readonly report: Report;
  readonly number: ReportNumber;
  readonly onClose: () => void;
}

/** The rows that a number was made of. */
export function RowsSheet({ slug, report, number, onClose }: Props) {
  const t = useLightT();
  const { rows } = number;
  return (
    <Sheet title={t('shop.rowsOf', { name: number.name })} onClose={onClose}>
      {rows === 'aftersales' ? (
        <AfterSaleList rows={report.afterSales} />
      ) : rows === 'orders' ? (
        <OrderRows slug={slug} on={report.on} />
      ) : (
        <ConversationRows slug={slug} on={report.on} filter={rows} />
      )}
    </Sheet>
  );
}
