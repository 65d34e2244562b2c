import { Link } from '@tanstack/react-router';
import { yesterday } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';

/** To a shop's reports, from yesterday's; nothing for whoever reads none. */
export function ReportsLink({ storeId }: { storeId: string }) {
  const t = useT();
  const may = useMay();
  if (!may('report:read')) return null;
  return (
    <Link to="/reports/$storeId/$on" params={{ storeId, on: yesterday() }}>
      {t('stores.reports')}
    </Link>
  );
}
