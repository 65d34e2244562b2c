import { Button, Table, Typography } from 'antd';
import {
  formatCount,
  formatFen,
  formatMinute,
  formatRate,
  formatSeconds,
  NO_DATA,
} from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { reportDocument } from './documents';
import type { Opened } from './opened';
import type { Report } from './documents';
import { WideTable } from '../../ui/wide-table';

interface OpenProps {
  readonly report: Report;
  readonly onOpen: (opened: Opened) => void;
}

/** A figure that opens to its rows. */
function Figure({ text, onOpen }: { text: string; onOpen: () => void }) {
  return text === NO_DATA ? (
    <>{text}</>
  ) : (
    <Button
      type="link"
      size="small"
      style={{ textDecoration: 'underline dotted', paddingInline: 0 }}
      onClick={onOpen}
    >
      {text}
    </Button>
  );
}

/** Definition by definition as the day's own numbers are; null: the report has no such number. */
const metricOf = (report: Report, key: string): string | null =>
  report.numbers.find((number) => number.key === key)?.metric ?? null;

export function AgentTable({ report, onOpen }: OpenProps) {
  const t = useT();
  const locale = useLocale();
  type Row = Report['agents'][number] & { readonly isTotal: boolean };
  const rows: Row[] = [
    ...report.agents.map((agent) => ({ ...agent, isTotal: false })),
    ...(report.agentsTotal ? [{ ...report.agentsTotal, isTotal: true }] : []),
  ];
  const ofRow = ({ agentId, isTotal, recognised }: Row) =>
    isTotal ? {} : recognised && agentId ? { agentId } : { recognised: false };
  const figure = (title: string, metric: string | null, text: (row: Row) => string) => ({
    title,
    align: 'right' as const,
    render: (_: unknown, row: Row) =>
      // Reports from before ids were kept name agents only by alias.
      metric && (row.agentId || !row.recognised || row.isTotal) ? (
        <Figure
          text={text(row)}
          onOpen={() =>
            onOpen({
              ...{ title: `${row.alias} · ${title}`, metric, rows: 'conversations', number: null },
              of: ofRow(row),
            })
          }
        />
      ) : (
        text(row)
      ),
  });
  return (
    <WideTable<Row>
      size="small"
      rowKey={(row) => (row.isTotal ? 'total' : (row.agentId ?? row.alias))}
      pagination={false}
      dataSource={rows}
      columns={[
        {
          title: t('shop.agent'),
          render: (_, { alias, recognised, isTotal }) =>
            isTotal ? (
              <strong>{alias}</strong>
            ) : recognised ? (
              alias
            ) : (
              <Typography.Text type="secondary">{alias}</Typography.Text>
            ),
        },
        figure(t('shop.pairs'), report.receptionsMetric, (row) => formatCount(row.receptions)),
        figure(t('shop.rate3m'), metricOf(report, 'threeMinuteRate'), (row) =>
          formatRate(row.threeMinuteRate),
        ),
        figure(t('shop.firstResponse'), metricOf(report, 'firstResponse'), (row) =>
          formatSeconds(row.firstResponseSeconds, locale),
        ),
        figure(t('reports.averageResponse'), metricOf(report, 'averageResponse'), (row) =>
          formatSeconds(row.averageResponseSeconds, locale),
        ),
      ]}
    />
  );
}

export function HourTable({ report, onOpen }: OpenProps) {
  const t = useT();
  type Row = Report['byHour'][number];
  const figure = (title: string, key: string, text: (row: Row) => string) => ({
    title,
    align: 'right' as const,
    render: (_: unknown, row: Row) => {
      const metric = metricOf(report, key);
      if (!metric) return text(row);
      const of = { hour: row.hour };
      const opened = { title: `${formatMinute(row.hour * 60)} · ${title}`, metric, of, number: null };
      return <Figure text={text(row)} onOpen={() => onOpen({ ...opened, rows: 'conversations' })} />;
    },
  });
  return (
    <Table<Row>
      size="small"
      rowKey="hour"
      pagination={false}
      dataSource={[...report.byHour]}
      columns={[
        { title: t('shop.hour'), render: (_, { hour }) => formatMinute(hour * 60) },
        figure(t('shop.receptions'), 'receptions', (row) => formatCount(row.receptions)),
        figure(t('shop.rate3m'), 'threeMinuteRate', (row) => formatRate(row.threeMinuteRate)),
        {
          title: `${t('reports.onDuty')} / ${t('reports.needed')}`,
          align: 'right',
          render: (_, row) => {
            const text = `${formatCount(row.seatsOnDuty)} / ${formatCount(row.seatsNeeded)}`;
            if (!report.shifts) return text;
            const title = `${formatMinute(row.hour * 60)} · ${t('reports.onDuty')}`;
            const opened = {
              title,
              metric: null,
              rows: 'shifts',
              number: null,
              of: { hour: row.hour },
            } as const;
            return <Figure text={text} onOpen={() => onOpen(opened)} />;
          },
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
