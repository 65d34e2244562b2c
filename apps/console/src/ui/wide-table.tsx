import { Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';

/** A table that is scrolled sideways where it does not fit, also by the keys of whoever points at nothing. */
export function WideTable<Row extends object>(props: TableProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const region of frame.current?.querySelectorAll('.ant-table-content') ?? [])
      region.setAttribute('tabindex', '0');
  });
  return (
    <div ref={frame}>
      <Table<Row> {...props} scroll={{ x: 'max-content' }} />
    </div>
  );
}
