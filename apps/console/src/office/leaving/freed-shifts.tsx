import { skipToken, useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { formatDate } from '../../format/dates';
import { formatMinuteRange } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { WideTable } from '../../ui/wide-table';
import { type FreedShift, freedShiftsDocument } from './documents';

interface Props {
  /** Null: of all stores; undefined: not chosen yet. */
  readonly storeId: string | null | undefined;
}

/** Shifts that are to be filled because whoever was to work them leaves before; nothing where there are none. */
export function FreedShifts({ storeId }: Props) {
  const t = useT();
  const locale = useLocale();
  const { data } = useQuery(
    freedShiftsDocument,
    storeId === undefined ? skipToken : { variables: { storeId } },
  );
  const rows = data?.freedShifts ?? [];
  if (rows.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('leaving.freed', { count: rows.length })}
      description={
        <WideTable<FreedShift>
          size="small"
          rowKey="id"
          pagination={rows.length > 10 && { pageSize: 10, showSizeChanger: false }}
          dataSource={rows}
          columns={[
            { title: t('common.date'), dataIndex: 'on', render: (on: string) => formatDate(on, locale) },
            {
              title: t('common.store'),
              render: (_, { store, on }) => (
                <Link to="/roster" search={{ store: store.id, on }}>
                  {store.name}
                </Link>
              ),
            },
            {
              title: t('shifts.name'),
              render: (_, { shiftName, startMinute, endMinute }) =>
                t('common.about', { what: shiftName, more: formatMinuteRange(startMinute, endMinute) }),
            },
            { title: t('agents.alias'), dataIndex: ['agent', 'alias'] },
            {
              title: t('common.status'),
              render: (_, { wasPublished }) => (
                <Tag color={wasPublished ? 'orange' : 'default'}>
                  {t(wasPublished ? 'leaving.wasTold' : 'leaving.wasDrafted')}
                </Tag>
              ),
            },
          ]}
        />
      }
    />
  );
}
