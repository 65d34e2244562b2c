import { useQuery } from '@apollo/client/react';
import { Button, Descriptions, Drawer } from 'antd';
import { useState } from 'react';
import type { ConversationFilter, ConversationsQuery } from '../../gql/office/graphql';
import { formatClock, formatDate } from '../../format/dates';
import { formatCount, formatSeconds } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { definitionDocument } from '../../shell/documents';
import { Loaded } from '../../ui/loaded';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
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
  const state = useDrawerTable();
  const variables = { storeId, on, filter };
  const result = useQuery(conversationsDocument, { variables });
  const columns: readonly Column<Row>[] = [
    {
      key: 'buyer',
      title: t('shop.buyer'),
      render: ({ id, buyer }) => (
        <Button type="link" size="small" onClick={() => setOpenId(id)}>
          {buyer}
        </Button>
      ),
    },
    { key: 'agentAlias', title: t('shop.agent'), render: ({ agentAlias }) => agentAlias },
    {
      key: 'counted',
      title: t('shop.counts'),
      kind: 'number',
      align: 'right',
      render: ({ counted }) => counted,
    },
    {
      key: 'startedAt',
      title: t('reports.startedAt'),
      kind: 'instant',
      render: ({ startedAt }) => formatClock(startedAt),
    },
    {
      key: 'firstResponseSeconds',
      title: t('shop.firstResponse'),
      kind: 'number',
      align: 'right',
      render: (row) => formatSeconds(row.firstResponseSeconds, locale),
    },
    {
      key: 'maxWaitSeconds',
      title: t('reports.maxWait'),
      kind: 'number',
      align: 'right',
      render: (row) => formatSeconds(row.maxWaitSeconds, locale),
    },
    {
      key: 'messageCount',
      title: t('reports.messages'),
      kind: 'number',
      align: 'right',
      extra: true,
      render: ({ messageCount }) => messageCount,
    },
  ];
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
        <DataTable<Row>
          source={{
            list: 'conversations',
            title: t('reports.conversations'),
            document: conversationsDocument,
            variables,
            rows: 'conversations',
          }}
          state={state}
          rowKey="id"
          rows={conversations.edges.map(({ node, counted }) => ({ ...node, counted }))}
          columns={columns}
          title={() =>
            t('shop.rowsCount', { counted: conversations.counted, rows: conversations.totalCount })
          }
          empty={t('common.none')}
          page={conversations.pageInfo}
          more={(after) => result.fetchMore({ variables: { after } })}
        />
      )}
    </Loaded>
  );
}

function Rows({ storeId, report, rows }: { storeId: string; report: Report; rows: ReportNumber['rows'] }) {
  if (rows === 'aftersales')
    return <AfterSaleTable rows={report.afterSales} storeId={storeId} on={report.on} />;
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
