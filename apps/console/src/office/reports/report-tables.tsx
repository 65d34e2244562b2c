import { Table, Typography } from 'antd';
import { formatCount, formatFen, formatRate, formatSeconds } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { reportDocument } from './documents';
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
        {
          title: t('shop.agent'),
          render: (_, { alias, recognised }) =>
            recognised ? alias : <Typography.Text type="secondary">{alias}</Typography.Text>,
        },
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

type AfterSale = Report['afterSales'][number] & { readonly position: number };

interface AfterSaleProps {
  readonly rows: Report['afterSales'];
  readonly storeId: string;
  readonly on: string;
}

export function AfterSaleTable({ rows, storeId, on }: AfterSaleProps) {
  const t = useT();
  const state = useDrawerTable();
  const text = (key: keyof AfterSale, title: string): Column<AfterSale> => ({
    key,
    title,
    sort: true,
    render: (row) => row[key],
  });
  const columns: readonly Column<AfterSale>[] = [
    text('kind', t('reports.afterSaleKind')),
    text('buyer', t('shop.buyer')),
    text('orderNo', t('reports.orderNo')),
    text('reason', t('reports.reason')),
    text('outcome', t('reports.outcome')),
    {
      key: 'amountFen',
      title: t('contracts.amount'),
      kind: 'fen',
      sort: true,
      align: 'right',
      render: ({ amountFen }) => formatFen(amountFen),
    },
    text('agentAlias', t('shop.agent')),
  ];
  return (
    <DataTable<AfterSale>
      source={{
        list: 'after-sales',
        title: t('reports.afterSales'),
        document: reportDocument,
        variables: { storeId, on },
        rows: 'store.dailyReportDraft.afterSales',
      }}
      state={state}
      rowKey="position"
      rows={rows.map((row, position) => ({ ...row, position }))}
      columns={columns}
      empty={t('common.none')}
    />
  );
}
