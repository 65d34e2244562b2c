import { useQuery } from '@apollo/client/react';
import { Button, Descriptions, Drawer, Segmented, Table } from 'antd';
import { useState } from 'react';
import type { ConversationsQuery } from '../../gql/office/graphql';
import { formatClock, formatDate } from '../../format/dates';
import { formatByUnit, formatCount, formatMinute, formatSeconds, NO_DATA } from '../../format/format';
import { seatsOfHour, shiftName } from '../../format/seats-of-hour';
import { useT } from '../../i18n/office';
import { type Locale, useLocale } from '../../i18n/locale';
import { definitionDocument } from '../../shell/documents';
import { Loaded } from '../../ui/loaded';
import type { Column } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useDrawerTable } from '../../ui/table/use-table';
import { Messages } from '../conversations/messages';
import { conversationDocument, conversationsDocument } from './documents';
import { OrderTable } from './order-table';
import { SalesTable } from './sales-table';
import type { Opened } from './opened';
import type { Report } from './documents';
import { AfterSaleTable } from './report-tables';

type Edge = ConversationsQuery['conversations']['edges'][number];
type Row = Edge['node'] & Pick<Edge, 'numerator' | 'denominator'>;

interface Props {
  readonly storeId: string;
  readonly report: Report;
  readonly opened: Opened;
  readonly onClose: () => void;
}

function Definition({
  storeId,
  metric,
  number,
}: {
  storeId: string;
  metric: string;
  number: Opened['number'];
}) {
  const t = useT();
  const locale = useLocale();
  const { data } = useQuery(definitionDocument, { variables: { metric, storeId } });
  const definition = data?.metricDefinition;
  return (
    <Descriptions
      size="small"
      column={1}
      bordered
      style={{ marginBottom: 12 }}
      items={[
        { key: 'metric', label: t('shop.metric'), children: metric },
        ...(definition && number?.denominator != null
          ? [
              {
                key: 'fraction',
                label: t('reports.sample'),
                children: t('shop.fraction', {
                  numerator: formatByUnit(number.numerator ?? null, definition.numeratorUnit, locale),
                  denominator: formatByUnit(
                    number.denominator,
                    definition.denominatorUnit ?? 'count',
                    locale,
                  ),
                }),
              },
            ]
          : []),
        ...(definition
          ? [
              {
                key: 'formula',
                label: t('shop.formula'),
                children: (
                  <>
                    {definition.formula}
                    {definition.isDraft && <div style={{ color: 'var(--soft)' }}>{t('shop.draft')}</div>}
                  </>
                ),
              },
              ...(definition.exclusions.length
                ? [
                    {
                      key: 'exclusions',
                      label: t('shop.exclusions'),
                      children: definition.exclusions.map((text) => <div key={text}>{text}</div>),
                    },
                  ]
                : []),
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
            orders={conversation.orders}
          />
        ) : null
      }
    </Loaded>
  );
}

/** What a row adds: seconds and their count, hits and tries, or a count. */
function parts(
  { numerator, denominator }: Pick<Edge, 'numerator' | 'denominator'>,
  unit: string,
  locale: Locale,
) {
  const size = unit === 'seconds' ? formatSeconds(numerator, locale) : formatCount(numerator);
  return denominator == null ? size : `${size} / ${formatCount(denominator)}`;
}

interface ConversationsProps {
  readonly storeId: string;
  readonly on: string;
  readonly opened: Opened & { readonly metric: string };
}

function Conversations({ storeId, on, opened }: ConversationsProps) {
  const t = useT();
  const locale = useLocale();
  const [openId, setOpenId] = useState<string | null>(null);
  const { data } = useQuery(definitionDocument, { variables: { metric: opened.metric, storeId } });
  const unit = data?.metricDefinition?.unit ?? '';
  const [missedOnly, setMissedOnly] = useState(true);
  const state = useDrawerTable();
  const isRate = unit === 'fraction';
  const variables = {
    ...{ storeId, on, metric: opened.metric, ...opened.of },
    missedOnly: isRate && missedOnly,
  };
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
      align: 'right',
      exportAs: [
        { title: t('reports.numerator'), path: 'numerator', kind: 'number' },
        { title: t('reports.denominator'), path: 'denominator', kind: 'number' },
      ],
      render: (row) => parts(row, unit, locale),
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
    <>
      {isRate && (
        <Segmented
          style={{ marginBottom: 8 }}
          value={missedOnly ? 'missed' : 'all'}
          options={[
            { value: 'missed', label: t('shop.missedOnly') },
            { value: 'all', label: t('shop.all') },
          ]}
          onChange={(value) => setMissedOnly(value === 'missed')}
        />
      )}
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
            rows={conversations.edges.map(({ node, numerator, denominator }) => ({
              ...node,
              numerator,
              denominator,
            }))}
            columns={columns}
            title={() =>
              t('shop.rowsCount', {
                counted: parts(conversations, unit, locale),
                rows: conversations.totalCount,
              })
            }
            empty={t('common.none')}
            page={conversations.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </>
  );
}

function Agents({ rows }: { rows: NonNullable<Report['qc']>['rows'] }) {
  const t = useT();
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={(row) => row.agentId ?? row.alias}
      dataSource={[...rows]}
      columns={[
        { title: t('shop.agent'), dataIndex: 'alias' },
        {
          title: t('shop.qc'),
          render: (_, { inTime }) => (inTime ? `✓ ${t('shop.inTime')}` : `✗ ${t('shop.notInTime')}`),
        },
        {
          title: t('reports.scores'),
          align: 'right',
          render: (_, { scores }) => scores.map((score) => formatCount(score)).join(' · ') || NO_DATA,
        },
        { title: t('shop.fatal'), dataIndex: 'fatal', align: 'right' },
      ]}
    />
  );
}

function Slots({ slots }: { slots: Report['slots'] }) {
  const t = useT();
  const count = (value: number | null | undefined) => formatCount(value);
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="slotMinute"
      dataSource={[...slots]}
      columns={[
        { title: t('shop.hour'), dataIndex: 'slotMinute', render: formatMinute },
        { title: t('reports.sold'), dataIndex: 'sold', align: 'right', render: count },
        {
          title: t('reports.onDuty'),
          align: 'right',
          render: (_, { onDuty, sold }) => (
            <span style={{ color: onDuty < sold ? 'var(--bad)' : undefined }}>
              {onDuty < sold ? '↓ ' : ''}
              {formatCount(onDuty)}
            </span>
          ),
        },
        { title: t('reports.needed'), dataIndex: 'needed', align: 'right', render: count },
      ]}
    />
  );
}

/** An hour's two half hours, each with the shifts that fill its seats. */
function Shifts({ report, hour }: { report: Report; hour: number }) {
  const t = useT();
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="slotMinute"
      dataSource={seatsOfHour(report, hour)}
      columns={[
        { title: t('shop.hour'), dataIndex: 'slotMinute', render: formatMinute },
        { title: t('reports.onDuty'), align: 'right', render: (_, { shifts }) => shifts.length },
        {
          title: t('reports.needed'),
          align: 'right',
          render: (_, { needed }) => formatCount(needed),
        },
        {
          title: t('shop.shifts'),
          render: (_, { shifts }) =>
            shifts.map((shift) => <div key={shiftName(shift)}>{shiftName(shift)}</div>),
        },
      ]}
    />
  );
}

function Rows({ storeId, report, opened }: Omit<Props, 'onClose'>) {
  switch (opened.rows) {
    case 'aftersales':
      return <AfterSaleTable rows={report.afterSales} storeId={storeId} on={report.on} />;
    case 'orders':
      return <OrderTable storeId={storeId} on={report.on} />;
    case 'sales':
      return opened.metric === null ? null : (
        <SalesTable storeId={storeId} on={report.on} opened={{ ...opened, metric: opened.metric }} />
      );
    case 'agents':
      return <Agents rows={report.qc?.rows ?? []} />;
    case 'slots':
      return <Slots slots={report.slots} />;
    case 'conversations':
      return opened.metric === null ? null : (
        <Conversations
          key={opened.title}
          storeId={storeId}
          on={report.on}
          opened={{ ...opened, metric: opened.metric }}
        />
      );
    case 'shifts':
      return <Shifts report={report} hour={opened.of.hour ?? 0} />;
    case 'none':
      return null;
  }
}

/** What a number means and the rows it was made of. */
export function DrillDown({ storeId, report, opened, onClose }: Props) {
  return (
    <Drawer open size={640} title={opened.title} onClose={onClose}>
      {opened.metric && <Definition storeId={storeId} metric={opened.metric} number={opened.number} />}
      <Rows storeId={storeId} report={report} opened={opened} />
    </Drawer>
  );
}
