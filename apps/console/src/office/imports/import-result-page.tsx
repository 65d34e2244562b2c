import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Card, Col, Progress, Row, Statistic, Tag, Typography } from 'antd';
import { useCallback } from 'react';
import type { ImportBatchQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useTask, useWhenTaskEnds } from '../../shell/task-feed';
import { EmptyState } from '../../ui/empty-state';
import { HistoryLink } from '../../ui/history-link';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { ExportMenu } from '../../ui/table/table-tools';
import { importBatchDocument } from './documents';
import { importStateColor } from './imports-page';
import { RevealOriginal } from './reveal-original';
import { UnmatchedAccounts } from './pending-accounts';
import { SettleImport } from './settle-import';
import { UndoImport } from './undo-import';
import { WideTable } from '../../ui/wide-table';

type Batch = NonNullable<ImportBatchQuery['importBatch']>;
type RowError = Batch['errors']['edges'][number]['node'];

function Counts({ batch }: { batch: Batch }) {
  const t = useT();
  const counts = [
    ['imports.read', batch.rowsRead],
    ['imports.accepted', batch.rowsAccepted],
    ['imports.changed', batch.rowsChanged],
    ['imports.known', batch.rowsKnown],
    ['imports.outdated', batch.rowsOutdated],
    ['imports.conflict', batch.rowsConflict],
    ['imports.rejected', batch.rowsRejected],
    ['imports.summaryRows', batch.summaryRows],
  ] as const;
  return (
    <Row gutter={12}>
      {counts.map(([key, value]) => (
        <Col key={key} xs={12} sm={8} lg={3}>
          <div role="group" aria-label={t(key)}>
            <Statistic title={t(key)} value={value} />
          </div>
        </Col>
      ))}
    </Row>
  );
}

function Errors({ batch, more }: { batch: Batch; more: (after: string) => Promise<unknown> }) {
  const t = useT();
  const rows = batch.errors.edges.map((edge) => edge.node);
  return (
    <Card
      size="small"
      title={t('imports.rejectedRows', { count: batch.errors.totalCount ?? rows.length })}
      extra={
        rows.length > 0 && (
          <ExportMenu
            source={{
              list: 'import-errors',
              title: t('imports.rejected'),
              document: importBatchDocument,
              variables: { id: batch.id },
              rows: 'importBatch.errors',
            }}
            columns={[
              { title: t('imports.row'), path: 'row', kind: 'number' },
              { title: t('imports.column'), path: 'column', kind: 'text' },
              { title: t('imports.code'), path: 'code', kind: 'text' },
              { title: t('imports.value'), path: 'value', kind: 'text' },
              { title: t('imports.todo'), path: 'message', kind: 'text' },
            ]}
          />
        )
      }
    >
      <WideTable<RowError>
        size="small"
        rowKey={(row) => `${row.row}-${row.column}-${row.code}`}
        pagination={false}
        dataSource={rows}
        locale={{ emptyText: <EmptyState text={t('imports.noneRejected')} /> }}
        columns={[
          { title: t('imports.row'), dataIndex: 'row', align: 'right' },
          { title: t('imports.column'), dataIndex: 'column' },
          { title: t('imports.value'), dataIndex: 'value', ellipsis: true },
          { title: t('imports.todo'), dataIndex: 'message' },
          { title: t('imports.code'), dataIndex: 'code' },
        ]}
      />
      <MoreButton page={batch.errors.pageInfo} more={more} />
    </Card>
  );
}

/** What was read all the same: times without seconds, totals that are no sums. */
function Warnings({ batch }: { batch: Batch }) {
  const t = useT();
  if (!batch.warnings.length) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('imports.warnings')}
      description={batch.warnings.map(({ message }) => (
        <div key={message}>{message}</div>
      ))}
    />
  );
}

/** What the file calls its senders and types and nobody knows: said, and what became of the rows. */
function UnknownWords({ batch }: { batch: Batch }) {
  const t = useT();
  if (!batch.unknownWords.length) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('imports.unknownWords')}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {batch.unknownWords.map(({ field, word, rows }) => (
            <li key={`${field} ${word}`}>
              {t(field === 'sender' ? 'imports.unknownSender' : 'imports.unknownType', { word, count: rows })}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Progressing({ batch, onEnd }: { batch: Batch; onEnd: () => void }) {
  const t = useT();
  const task = useTask(batch.taskId);
  const running = ['running', 'uploaded', 'undoing'].includes(batch.state);
  useWhenTaskEnds(batch.taskId, running, onEnd);
  if (!running) return null;
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <div>{task?.sentence ?? t('importState.running')}</div>
      <Progress percent={task?.percent ?? 0} status="active" />
    </Card>
  );
}

export function ImportResultPage() {
  const t = useT();
  const { batchId } = useParams({ from: '/imports/$batchId' });
  const result = useQuery(importBatchDocument, { variables: { id: batchId } });
  const { refetch } = result;
  const onEnd = useCallback(() => void refetch(), [refetch]);
  return (
    <Page title={t('imports.result')} actions={<HistoryLink type="import" subject={batchId} />}>
      <Loaded result={result}>
        {({ importBatch: batch }) =>
          batch ? (
            <>
              <Progressing batch={batch} onEnd={onEnd} />
              {batch.undoneAt && (
                <Alert
                  type="warning"
                  showIcon
                  style={{ marginBottom: 12 }}
                  title={t('imports.undoneBy', {
                    name: batch.undoneBy ?? '',
                    at: formatDateTime(batch.undoneAt),
                    reason: batch.undoneReason ?? '',
                  })}
                />
              )}
              {batch.failure && (
                <Alert
                  type={batch.state === 'waiting' ? 'warning' : 'error'}
                  showIcon
                  title={batch.failure.message}
                  style={{ marginBottom: 12 }}
                />
              )}
              {batch.state === 'waiting' && <SettleImport batch={batch} onSettled={onEnd} />}
              <Card
                size="small"
                style={{ marginBottom: 12 }}
                title={
                  <>
                    {batch.fileName} <Tag>{t(`importKind.${batch.kind}`)}</Tag>
                    <Tag color={importStateColor[batch.state]}>{t(`importState.${batch.state}`)}</Tag>
                  </>
                }
                extra={
                  <>
                    {batch.kind === 'conversations' && batch.state === 'completed' && batch.toOn && (
                      <Link
                        to="/reports/$storeId/$on"
                        params={{ storeId: batch.store.id, on: batch.toOn }}
                        style={{ marginInlineEnd: 12 }}
                      >
                        {t('imports.toReport')}
                      </Link>
                    )}
                    <span style={{ marginInlineEnd: 12 }}>
                      <RevealOriginal batch={batch} /> <UndoImport batch={batch} />
                    </span>
                    <Link to="/imports" search={{ store: batch.store.id }}>
                      {t('imports.toImports', { store: batch.store.name })}
                    </Link>
                  </>
                }
              >
                <Counts batch={batch} />
                <Typography.Text type="secondary">
                  {t('imports.asOfIs', {
                    at: formatDateTime(batch.asOf),
                    source: t(`importMoment.${batch.asOfSource}`),
                  })}
                  {batch.rowsOutdated > 0 && ` ${t('imports.outdatedHint')}`}
                </Typography.Text>
              </Card>
              {batch.state === 'completed' && <UnmatchedAccounts storeId={batch.store.id} />}
              <Warnings batch={batch} />
              <UnknownWords batch={batch} />
              <Errors batch={batch} more={(after) => result.fetchMore({ variables: { after } })} />
            </>
          ) : (
            <EmptyState text={t('shell.notFound')} />
          )
        }
      </Loaded>
    </Page>
  );
}
