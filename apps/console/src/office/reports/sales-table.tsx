import { useQuery } from '@apollo/client/react';
import type { SalesQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { formatByUnit, formatFen, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { definitionDocument } from '../../shell/documents';
import { Loaded } from '../../ui/loaded';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { AttributionTerms } from './attribution-terms';
import type { Opened } from './opened';
import { salesDocument } from './sales-documents';

type Sale = SalesQuery['sales']['edges'][number]['node'];
const credits = ['file', 'order', 'payment'] as const;

interface Props {
  readonly storeId: string;
  readonly on: string;
  readonly opened: Opened & { readonly metric: string };
}

/** Orders paid on a day, each with whose sale it is and why. */
export function SalesTable({ storeId, on, opened }: Props) {
  const t = useT();
  const locale = useLocale();
  const state = useDrawerTable();
  const { data } = useQuery(definitionDocument, { variables: { metric: opened.metric, storeId } });
  const { agentId, recognised } = opened.of;
  const variables = { storeId, on, metric: opened.metric, agentId, recognised };
  const result = useQuery(salesDocument, { variables });
  const definition = data?.metricDefinition;
  const counted = ({ numerator, denominator }: Pick<SalesQuery['sales'], 'numerator' | 'denominator'>) =>
    [
      formatByUnit(numerator, definition?.numeratorUnit ?? 'count', locale),
      ...(denominator == null
        ? []
        : [formatByUnit(denominator, definition?.denominatorUnit ?? 'count', locale)]),
    ].join(' / ');
  const columns: readonly Column<Sale>[] = [
    { key: 'orderNo', title: t('reports.orderNo'), render: ({ orderNo }) => orderNo },
    { key: 'buyer', title: t('shop.buyer'), render: ({ buyer }) => buyer },
    {
      key: 'paidAt',
      title: t('reports.paidAt'),
      kind: 'instant',
      render: ({ paidAt }) => formatDateTime(paidAt),
    },
    {
      key: 'paidFen',
      title: t('reports.paid'),
      kind: 'fen',
      align: 'right',
      render: ({ paidFen }) => formatFen(paidFen),
    },
    {
      key: 'refundedFen',
      title: t('sales.refunded'),
      kind: 'fen',
      align: 'right',
      render: ({ refundedFen }) => (refundedFen ? formatFen(refundedFen) : NO_DATA),
    },
    {
      key: 'agentAlias',
      title: t('shop.agent'),
      render: ({ agentAlias, creditedBy }) =>
        agentAlias ?? t(creditedBy ? 'sales.unmatched' : 'sales.silent'),
    },
    {
      key: 'creditedBy',
      title: t('sales.why'),
      words: wordsOf(credits, (each) => t(`sales.credit.${each}`)),
      render: ({ creditedBy, servedAt }) =>
        creditedBy ? (
          <>
            {t(`sales.credit.${creditedBy}`)}
            {servedAt && <div style={{ color: 'var(--soft)', fontSize: 12 }}>{formatDateTime(servedAt)}</div>}
          </>
        ) : (
          NO_DATA
        ),
    },
    {
      key: 'quantity',
      title: t('sales.quantity'),
      kind: 'number',
      align: 'right',
      extra: true,
      render: ({ quantity }) => quantity ?? NO_DATA,
    },
  ];
  return (
    <>
      <AttributionTerms storeId={storeId} on={on} />
      <Loaded result={result}>
        {({ sales }) => (
          <DataTable<Sale>
            source={{
              list: 'sales',
              title: t('sales.title'),
              document: salesDocument,
              variables,
              rows: 'sales',
            }}
            state={state}
            rowKey="id"
            rows={sales.edges.map((edge) => edge.node)}
            columns={columns}
            title={() =>
              t('sales.rowsCount', {
                counted: counted(sales),
                rows: sales.totalCount,
              })
            }
            empty={t('common.none')}
            page={sales.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </>
  );
}
