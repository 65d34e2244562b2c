import { Table } from 'antd';
import { formatCount, formatFen, formatRate, formatSeconds } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { Report } from './report-page';

export function AgentTable({ agents }: { agents: Report['agents'] }) {
  const t = useT();
  const locale = useLocale();
  const seconds = (value: number | null | undefined) => formatSeconds(value, locale);
  return (
    <Table<Report['agents'][number]>
      size="small"
      rowKey="alias"
      pagination={false}
      dataSource={[...agents]}
      columns={[
        { title: t('shop.agent'), dataIndex: 'alias' },
        { title: t('shop.receptions'), dataIndex: 'receptions', align: 'right', render: formatCount },
        {
          title: t('shop.rate3m'),
          dataIndex: 'threeMinuteRate',
          align: 'right',
          render: (rate: string | null) => formatRate(rate),
        },
        {
          title: t('shop.firstResponse'),
          dataIndex: 'firstResponseSeconds',
          align: 'right',
          render: seconds,
        },
        {
          title: t('reports.averageResponse'),
          dataIndex: 'averageResponseSeconds',
          align: 'right',
          render: seconds,
        },
      ]}
    />
  );
}

export function AfterSaleTable({ rows }: { rows: Report['afterSales'] }) {
  const t = useT();
  return (
    <Table<Report['afterSales'][number] & { readonly position: number }>
      size="small"
      rowKey="position"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows.map((row, position) => ({ ...row, position }))}
      columns={[
        { title: t('reports.afterSaleKind'), dataIndex: 'kind' },
        { title: t('shop.buyer'), dataIndex: 'buyer' },
        { title: t('reports.orderNo'), dataIndex: 'orderNo' },
        { title: t('reports.reason'), dataIndex: 'reason' },
        { title: t('reports.outcome'), dataIndex: 'outcome' },
        { title: t('contracts.amount'), dataIndex: 'amountFen', align: 'right', render: formatFen },
        { title: t('shop.agent'), dataIndex: 'agentAlias' },
      ]}
    />
  );
}
