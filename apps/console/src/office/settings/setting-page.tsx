import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { type SettingKind } from '@zuoxi/vocabulary';
import { Button, Tag, Typography } from 'antd';
import { useState } from 'react';
import { formatDate } from '../../format/dates';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { type Setting, settingDocument } from './documents';
import { NewVersion } from './new-version';
import { rowsOf } from './rows-of';
import { RowsTable } from './rows-table';
import { CompareVersions, VersionList } from './version-list';

/** One list: what it says today, what it said before, and its next version. */
export function SettingPage() {
  const t = useT();
  const { kind } = useParams({ from: '/settings/$kind' });
  const mayWrite = useMay()('setting:write');
  const result = useQuery(settingDocument, { variables: { kind }, fetchPolicy: 'cache-and-network' });
  const [isWriting, setWriting] = useState(false);
  const setting = result.data?.setting;
  return (
    <Page
      title={setting?.name ?? t('nav.settings')}
      actions={
        mayWrite &&
        setting && (
          <Button type="primary" onClick={() => setWriting(true)}>
            {t('settings.new')}
          </Button>
        )
      }
    >
      <Loaded result={result}>
        {({ setting: list }) => (
          <>
            <Typography.Paragraph>{list.about}</Typography.Paragraph>
            <Typography.Paragraph type="secondary">{list.readBy}</Typography.Paragraph>
            <InForce setting={list} />
            <Typography.Title level={5}>{t('settings.history')}</Typography.Title>
            <VersionList setting={list} />
            {list.versions.length > 1 && <CompareVersions setting={list} />}
          </>
        )}
      </Loaded>
      {isWriting && setting && (
        <NewVersion setting={setting} onReload={() => result.refetch()} onClose={() => setWriting(false)} />
      )}
    </Page>
  );
}

function InForce({ setting: { kind, versions } }: { setting: Setting }) {
  const t = useT();
  const locale = useLocale();
  const today = versions.find(({ state }) => state === 'in_force');
  if (!today) return null;
  const since = today.from
    ? t('settings.since', { on: formatDate(today.from, locale) })
    : t('settings.delivered');
  return (
    <section style={{ marginBottom: 16 }}>
      <p>
        <strong>v{today.version}</strong> <Tag color="green">{t('settings.state.in_force')}</Tag> {since}
      </p>
      <RowsTable kind={kind as SettingKind} rows={rowsOf(today)} />
    </section>
  );
}
