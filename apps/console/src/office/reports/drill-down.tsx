import { useQuery } from '@apollo/client/react';
import { Button, Descriptions, Drawer, Table } from 'antd';
import { useState } from 'react';
import type { ConversationFilter, ConversationsQuery } from '../../gql/office/graphql';
import { formatClock, formatDate } from '../../format/dates';
import { formatCount, formatSeconds } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { definitionDocument } from '../../shell/documents';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Messages } from '../conversations/messages';
import { conversationDocument, conversationsDocument } from './documents';
import { OrderTable } from './order-table';
import type { Report, ReportNumber } from './report-page';
import { AfterSaleTable } from './report-tables';

type Edge = ConversationsQuery['conversations']['edges'][number];
type Row = Edge['node'] & Pick<Edge, 'counted'>;

interface Props {
  readonly storeId: string;
  readonly report: Report;
  readonly number: ReportNumber;
  readonly onClose: () => void;
}

function Definition({ number }: { number: ReportNumber }) {
  const t = useT();
  const locale = useLocale();
  const { data } = useQuery(definitionDocument, { variables: { metric: number.metric } });
  const definition = data?.metricDefinition;
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      style={{ marginBottom: 12 }}
      items={[
        { key: 'metric', label: t('shop.metric'), children: number.metric },
        ...(number.denominator != null
          ? [
              {
                key: 'fraction',
                label: t('reports.sample'),
                children: t('shop.fraction', {
                  numerator: formatCount(number.numerator),
                  denominator: formatCount(number.denominator),
                }),
              },
            ]
          : []),
        ...(definition
          ? [
              { key: 'formula', label: t('shop.formula'), children: definition.formula },
              { key: 'source', label: t('shop.source'), children: definition.source },
              { key: 'window', label: t('shop.window'), children: definition.window },
              { key: 'from', label: t('shop.validFrom'), children: formatDate(definition.validFrom, locale) },
            ]
          : []),
      ]}
    />
  );
}

function Conversation({ storeId, id }: { storeId: string; id: string }) {
  const result = useQuery(conversationDocument, { variables: { storeId, id } });
  return (
    <Loaded result={result}>
      {({ conversation }) =>
        conversation ? (
          <Messages
            messages={conversation.messages}
            buyer={conversation.buyer}
            agent={conversation.agentAlias ?? null}
            orders={conversation.orders}
          />
        ) : null
      }
    </Loaded>
  );
}

function Conversations({ storeId, on, filter }: { storeId: string; on: string; filter: ConversationFilter }) {
  const t = useT();
  const locale = useLocale();
  const [openId, setOpenId] = useState<string | null>(null);
  const result = useQuery(conversationsDocument, { variables: { storeId, on, filter } });
  if (openId) {
    return (
      <>
        <Button type="link" onClick={() => setOpenId(null)}>
          ← {t('shop.backToRows')}
        </Button>
        <Conversation storeId={storeId} id={openId} />
      </>
    );
  }
  return (
    <Loaded result={result}>
      {({ conversations }) => (
        <>
          <Table<Row>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={conversations.edges.map(({ node, counted }) => ({ ...node, counted }))}
            title={() =>
              t('shop.rowsCount', { counted: conversations.counted, rows: conversations.totalCount })
            }
            columns={[
              {
                title: t('shop.buyer'),
                dataIndex: 'buyer',
                render: (buyer: string, row) => (
                  <Button type="link" size="small" onClick={() => setOpenId(row.id)}>
                    {buyer}
                  </Button>
                ),
              },
              { title: t('shop.agent'), dataIndex: 'agentAlias' },
              { title: t('shop.counts'), dataIndex: 'counted', align: 'right' },
              { title: t('reports.startedAt'), dataIndex: 'startedAt', render: formatClock },
              {
                title: t('shop.firstResponse'),
                dataIndex: 'firstResponseSeconds',
                align: 'right',
                render: (seconds: number | null) => formatSeconds(seconds, locale),
              },
              {
                title: t('reports.maxWait'),
                dataIndex: 'maxWaitSeconds',
                align: 'right',
                render: (seconds: number | null) => formatSeconds(seconds, locale),
              },
            ]}
          />
          <MoreButton
            page={conversations.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        </>
      )}
    </Loaded>
  );
}

function Rows({ storeId, report, rows }: { storeId: string; report: Report; rows: ReportNumber['rows'] }) {
  if (rows === 'aftersales') return <AfterSaleTable rows={report.afterSales} />;
  if (rows === 'orders') return <OrderTable storeId={storeId} on={report.on} />;
  return <Conversations storeId={storeId} on={report.on} filter={rows} />;
}

/** What a number means and the rows it was made of. */
export function DrillDown({ storeId, report, number, onClose }: Props) {
  return (
    <Drawer open size={640} title={number.name} onClose={onClose}>
      <Definition number={number} />
      <Rows storeId={storeId} report={report} rows={number.rows} />
    </Drawer>
  );
}
