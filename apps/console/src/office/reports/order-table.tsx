import { useQuery } from '@apollo/client/react';
import { Table } from 'antd';
import type { OrdersQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { formatFen } from '../../format/format';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { ordersDocument } from './documents';

type Order = OrdersQuery['orders']['edges'][number]['node'];

/** The orders placed on a day. */
export function OrderTable({ storeId, on }: { storeId: string; on: string }) {
  const t = useT();
  const result = useQuery(ordersDocument, { variables: { storeId, on } });
  return (
    <Loaded result={result}>
      {({ orders }) => (
        <>
          <Table<Order>
            size="small"
            rowKey="id"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={orders.edges.map((edge) => edge.node)}
            title={() => t('shop.afterSalesCount', { count: orders.totalCount })}
            columns={[
              { title: t('reports.orderNo'), dataIndex: 'orderNo' },
              { title: t('shop.buyer'), dataIndex: 'buyer' },
              { title: t('reports.orderedAt'), dataIndex: 'createdAt', render: formatDateTime },
              { title: t('reports.paidAt'), dataIndex: 'paidAt', render: formatDateTime },
              { title: t('reports.paid'), dataIndex: 'paidFen', align: 'right', render: formatFen },
              { title: t('common.status'), dataIndex: 'status' },
            ]}
          />
          <MoreButton page={orders.pageInfo} more={(after) => result.fetchMore({ variables: { after } })} />
        </>
      )}
    </Loaded>
  );
}
