import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import type { MorningRow } from './morning-page';

/** The one thing to do next for a shop. */
export function NextAction({ row, on }: { row: MorningRow; on: string }) {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const toImports = () => void navigate({ to: '/imports', search: { store: row.store.id } });
  const toReport = () =>
    void navigate({ to: '/reports/$storeId/$on', params: { storeId: row.store.id, on } });
  if (!row.dataIn && may('import:run')) {
    return (
      <Button size="small" type="primary" onClick={toImports}>
        {t('morning.import')}
      </Button>
    );
  }
  if (row.pendingAccounts > 0 && may('import:run')) {
    return (
      <Button size="small" onClick={toImports}>
        {t('morning.match')}
      </Button>
    );
  }
  return (
    <Button size="small" onClick={toReport}>
      {row.report
        ? row.report.status === 'draft'
          ? t('morning.check')
          : t('common.open')
        : t('reports.build')}
    </Button>
  );
}
