import { settingDifference, type SettingKind } from '@zuoxi/vocabulary';
import { Collapse, Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { formatDate, formatDateTime } from '../../format/dates';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import type { Setting, SettingVersion } from './documents';
import { rowsOf } from './rows-of';
import { RowsTable } from './rows-table';

const colours = { in_force: 'green', planned: 'blue', former: 'default', replaced: 'default' } as const;

/** Every version there was, each opening to what it says. */
export function VersionList({ setting }: { setting: Setting }) {
  const kind = setting.kind as SettingKind;
  return (
    <Collapse
      size="small"
      items={setting.versions.map((version) => ({
        key: version.version,
        label: <VersionHead version={version} />,
        children: <RowsTable kind={kind} rows={rowsOf(version)} />,
      }))}
    />
  );
}

function VersionHead({
  version: { version, state, from, until, by, at, note, changes },
}: {
  version: SettingVersion;
}) {
  const t = useT();
  const locale = useLocale();
  const since = from ? formatDate(from, locale) : t('settings.delivered');
  return (
    <>
      <Flex gap={8} wrap align="center">
        <strong>v{version}</strong>
        <Tag color={colours[state]}>{t(`settings.state.${state}`)}</Tag>
        <span>
          {since}
          {until && ` – ${formatDate(until, locale)}`}
        </span>
        {by && (
          <Typography.Text type="secondary">
            {by} {formatDateTime(at ?? null)}
          </Typography.Text>
        )}
      </Flex>
      {note && <div>{note}</div>}
      {changes.map((line) => (
        <div key={line} style={{ color: 'var(--soft)' }}>
          {line}
        </div>
      ))}
    </>
  );
}

/** What any two versions say otherwise. */
export function CompareVersions({ setting: { kind, versions } }: { setting: Setting }) {
  const t = useT();
  const locale = useLocale();
  const [newest, before = newest] = versions;
  const [from, setFrom] = useState(before?.version ?? 1);
  const [to, setTo] = useState(newest?.version ?? 1);
  const rowsIn = (number: number) => versions.filter(({ version }) => version === number).flatMap(rowsOf);
  const difference = settingDifference(kind as SettingKind, rowsIn(from), rowsIn(to), locale);
  const options = versions.map(({ version }) => ({ value: version, label: `v${version}` }));
  return (
    <>
      <Flex gap={8} align="center" style={{ margin: '12px 0' }}>
        <Select aria-label={t('settings.compareFrom')} value={from} options={options} onChange={setFrom} />
        →
        <Select aria-label={t('settings.compareTo')} value={to} options={options} onChange={setTo} />
      </Flex>
      {difference.length ? (
        difference.map((line) => <div key={line}>{line}</div>)
      ) : (
        <Typography.Text type="secondary">{t('settings.same')}</Typography.Text>
      )}
    </>
  );
}
