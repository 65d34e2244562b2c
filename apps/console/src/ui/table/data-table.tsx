import { sortRows } from '@zuoxi/vocabulary';
import { Table, type TableProps, type TableRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/office';
import { MoreButton } from '../more-button';
import { usePrinting } from '../rows/use-printing';
import { type Column, pathOf, shownColumns } from './columns';
import type { ListSource } from './export-list';
import { TableTools } from './table-tools';
import type { TableState } from './use-table';

interface Props<Row> extends Pick<
  TableProps<Row>,
  'rowKey' | 'rowSelection' | 'rowClassName' | 'title' | 'expandable'
> {
  readonly source: ListSource;
  readonly state: TableState;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly empty: React.ReactNode;
  /** Key of the row that the keyboard is at: the table turns to its page. */
  readonly at?: string | null;
  /** Rows at a time of a list that came whole, where it stands above another. */
  readonly perPage?: number;
  /** Of a list that comes in pages. */
  readonly page?: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  readonly more?: (after: string) => Promise<unknown>;
}

/** Rows of a list that came whole are shown so many at a time. */
export const pageSize = 50;

/** A list with views, a choice of columns, orders and files; the same everywhere. */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { source, state, columns, rows, empty, page, more, at = null, perPage = pageSize, ...table } = props;
  const descending = state.sort?.startsWith('-') ?? false;
  const name = descending ? state.sort?.slice(1) : state.sort;
  const sortName = (column: Column<Row>) => (column.sort === true ? column.key : column.sort);
  const sorted = columns.find((column) => column.sort !== undefined && sortName(column) === name);
  const tableRef = useRef<TableRef>(null);
  useEffect(() => {
    // What lies beside the window is reached by the keyboard too.
    tableRef.current?.nativeElement.querySelector('.ant-table-body')?.setAttribute('tabindex', '0');
  });
  const sortHere = sorted?.sort === true ? { path: pathOf(sorted), descending } : null;
  const shown = sortRows(rows, sortHere);
  const t = useT();
  const isPrinting = usePrinting();
  const [turned, setTurned] = useState(1);
  const [wasAt, setWasAt] = useState(at);
  if (at !== wasAt) {
    setWasAt(at);
    const keyOf = typeof table.rowKey === 'function' ? table.rowKey : null;
    const index = shown.findIndex((row) => keyOf?.(row) === at);
    if (index >= 0) setTurned(Math.floor(index / perPage) + 1);
  }
  const pagination = {
    pageSize: perPage,
    current: Math.max(1, Math.min(turned, Math.ceil(shown.length / perPage))),
    showSizeChanger: false,
    showTotal: (total: number, [from, to]: readonly [number, number]) =>
      t('table.range', { from, to, total }),
    onChange: setTurned,
  };
  return (
    <>
      <TableTools source={source} state={state} columns={columns} sort={sortHere} />
      <Table<Row>
        {...table}
        ref={tableRef}
        size="small"
        sticky
        scroll={{ x: 'max-content' }}
        pagination={!page && !isPrinting && shown.length > perPage && pagination}
        dataSource={shown}
        locale={{ emptyText: empty }}
        onChange={(_page, _filters, order) => {
          const { columnKey, order: direction } = Array.isArray(order) ? (order[0] ?? {}) : order;
          const column = columns.find(({ key }) => key === columnKey);
          const next = column && direction ? sortName(column) : null;
          state.change({ sort: next ? `${direction === 'descend' ? '-' : ''}${next}` : null });
        }}
        columns={shownColumns(columns, state.columns).map((column) => ({
          key: column.key,
          title: column.title,
          ...(column.align ? { align: column.align } : {}),
          ...(column.fixed ? { fixed: column.fixed } : {}),
          ...(column.width ? { width: column.width } : {}),
          ...(column.sort
            ? {
                sorter: true,
                showSorterTooltip: false,
                sortOrder: column === sorted ? (descending ? 'descend' : 'ascend') : null,
              }
            : {}),
          render: (_: unknown, row: Row) => column.render(row),
        }))}
      />
      {page && more && <MoreButton page={page} more={more} />}
    </>
  );
}
