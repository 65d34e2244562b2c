import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import type { MorningRow } from './urgency';

/** The one thing to do next for a shop. */
export function NextAction({ row }: { row: MorningRow }) {
  const t = useT();
  const may = useMay();
  const navigate = useNavigate();
  const toImports = () => void navigate({ to: '/imports', search: { store: row.store.id } });
  const toReport = () =>
    void navigate({ to: '/reports/$storeId/$on', params: { storeId: row.store.id, on: row.on } });
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
  if (!row.report && !may('report:build')) return null;
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
