import { Tabs } from 'antd';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { Page } from '../../ui/page';
import { AgentList } from './agent-list';
import { ShiftTemplates } from './shift-templates';

export function AgentsPage() {
  const t = useT();
  const may = useMay();
  return (
    <Page title={t('nav.agents')}>
      <Tabs
        items={[
          { key: 'agents', label: t('nav.agents'), children: <AgentList /> },
          ...(may('roster:read')
            ? [{ key: 'shifts', label: t('shifts.title'), children: <ShiftTemplates /> }]
            : []),
        ]}
      />
    </Page>
  );
}
