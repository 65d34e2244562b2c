import { type SettingKind, settingsByKind, settingValue } from '@zuoxi/vocabulary';
import { Descriptions } from 'antd';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { WideTable } from '../../ui/wide-table';
import { fieldsOf, type Row } from './rows-of';

/** What a version says: its one row line by line, or its rows as a table. */
export function RowsTable({ kind, rows }: { kind: SettingKind; rows: readonly Row[] }) {
  const t = useT();
  const locale = useLocale();
  const fields = fieldsOf(kind);
  const [only] = rows;
  if (!settingsByKind[kind].key.length)
    return (
      <Descriptions
        bordered
        size="small"
        column={1}
        items={fields.map(([name, field]) => ({
          key: name,
          label: field.name[locale],
          children: settingValue(field, only?.[name], locale),
        }))}
      />
    );
  return (
    <WideTable<Row>
      size="small"
      pagination={false}
      rowKey={(row) => fields.map(([name]) => row[name]).join(' ')}
      dataSource={[...rows]}
      locale={{ emptyText: <EmptyState text={t('settings.noRows')} /> }}
      columns={fields.map(([name, field]) => ({
        key: name,
        title: field.name[locale],
        render: (row: Row) => settingValue(field, row[name], locale),
      }))}
    />
  );
}
