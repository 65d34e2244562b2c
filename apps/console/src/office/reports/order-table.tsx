import { useQuery } from '@apollo/client/react';
import type { OrdersQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { formatFen } from '../../format/format';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { ordersDocument } from './documents';

type Order = OrdersQuery['orders']['edges'][number]['node'];

/** The orders placed on a day. */
export function OrderTable({ storeId, on }: { storeId: string; on: string }) {
  const t = useT();
  const state = useDrawerTable();
  const variables = { storeId, on };
  const result = useQuery(ordersDocument, { variables });
  const columns: readonly Column<Order>[] = [
    { key: 'orderNo', title: t('reports.orderNo'), render: ({ orderNo }) => orderNo },
    { key: 'buyer', title: t('shop.buyer'), render: ({ buyer }) => buyer },
    {
      key: 'createdAt',
      title: t('reports.orderedAt'),
      kind: 'instant',
      render: ({ createdAt }) => formatDateTime(createdAt),
    },
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
    { key: 'status', title: t('common.status'), render: ({ status }) => status },
  ];
  return (
    <Loaded result={result}>
      {({ orders }) => (
        <DataTable<Order>
          source={{
            list: 'orders',
            title: t('reports.orders'),
            document: ordersDocument,
            variables,
            rows: 'orders',
          }}
          state={state}
          rowKey="id"
          rows={orders.edges.map((edge) => edge.node)}
          columns={columns}
          title={() => t('shop.afterSalesCount', { count: orders.totalCount })}
          empty={t('common.none')}
          page={orders.pageInfo}
          more={(after) => result.fetchMore({ variables: { after } })}
        />
      )}
    </Loaded>
  );
}
