import { App, Button, Checkbox, Dropdown, Flex, Popover } from 'antd';
import { useState } from 'react';
import type { ExportColumn, ExportFormat, ExportRequest } from '@zuoxi/vocabulary';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { problemOf } from '../problem-of';
import { type Column, exportColumns, shownColumns } from './columns';
import { exportList, type ListSource } from './export-list';
import { SavedViews } from './saved-views';
import type { TableState } from './use-table';

interface ExportProps {
  readonly source: ListSource;
  readonly columns: readonly ExportColumn[];
  readonly sort?: ExportRequest['sort'];
}

/** The whole list as it is shown: this filter, these columns, this order, all pages. */
export function ExportMenu({ source, columns, sort = null }: ExportProps) {
  const t = useT();
  const may = useMay();
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  if (!may('list:export')) return null;
  async function run(format: ExportFormat) {
    setBusy(true);
    try {
      const count = await exportList(source, { format, columns, sort });
      void message.success(t('table.exported', { count }));
    } catch (error) {
      const { message: title, requestId } = problemOf(error);
      modal.error({
        title: title || t('problem.unreachable'),
        content: requestId && t('problem.requestId', { id: requestId }),
      });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: t('table.xlsx') },
          { key: 'csv', label: t('table.csv') },
        ],
        onClick: ({ key }) => void run(key === 'csv' ? 'csv' : 'xlsx'),
      }}
    >
      <Button size="small" loading={busy}>
        {t('table.export')} ▾
      </Button>
    </Dropdown>
  );
}

interface ChooserProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly state: TableState;
}

function ColumnChooser<Row>({ columns, state }: ChooserProps<Row>) {
  const t = useT();
  const choosable = columns.filter(({ path }) => path !== null);
  const shown = shownColumns(columns, state.columns).map(({ key }) => key);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Flex vertical gap={4}>
          {choosable.map(({ key, title }) => (
            <Checkbox
              key={key}
              checked={shown.includes(key)}
              onChange={({ target }) =>
                state.change({
                  columns: choosable
                    .map((column) => column.key)
                    .filter((each) => (each === key ? target.checked : shown.includes(each))),
                })
              }
            >
              {title}
            </Checkbox>
          ))}
          <Button size="small" type="link" onClick={() => state.change({ columns: null })}>
            {t('table.usualColumns')}
          </Button>
        </Flex>
      }
    >
      <Button size="small">{t('table.columns')} ▾</Button>
    </Popover>
  );
}

interface ToolsProps<Row> extends ChooserProps<Row> {
  readonly source: ListSource;
  readonly sort: ExportRequest['sort'];
}

/** Views, columns, files: what every list has above its right end. */
export function TableTools<Row>({ source, state, columns, sort }: ToolsProps<Row>) {
  return (
    <Flex gap={8} justify="end" className="no-print" style={{ marginBottom: 8 }}>
      {state.isShared && <SavedViews list={source.list} />}
      <ColumnChooser columns={columns} state={state} />
      <ExportMenu
        source={source}
        columns={exportColumns(shownColumns(columns, state.columns))}
        sort={sort ?? null}
      />
    </Flex>
  );
}
