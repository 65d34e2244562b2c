import { useQuery } from '@apollo/client/react';
import { Button, Table } from 'antd';
import type { AuditQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { downloadCsv } from '../../ui/files';
import { Loaded } from '../../ui/loaded';
import { MoreButton } from '../../ui/more-button';
import { Page } from '../../ui/page';
import { auditDocument } from './documents';

type Entry = AuditQuery['auditEntries']['edges'][number]['node'];

export function AuditPage() {
  const t = useT();
  const result = useQuery(auditDocument);
  const entries = result.data?.auditEntries.edges.map((edge) => edge.node) ?? [];
  const exportShown = () =>
    downloadCsv('audit.csv', [
      [t('audit.at'), t('audit.actor'), t('audit.action'), t('audit.subject'), 'IP'],
      ...entries.map((entry) => [
        formatDateTime(entry.at),
        entry.actorName,
        entry.action,
        [entry.subjectType, entry.subjectId].filter(Boolean).join(' '),
        entry.ip,
      ]),
    ]);
  return (
    <Page
      title={t('nav.audit')}
      actions={
        <Button disabled={entries.length === 0} onClick={exportShown}>
          {t('common.export')}
        </Button>
      }
    >
      <Loaded result={result}>
        {({ auditEntries }) => (
          <>
            <Table<Entry>
              size="small"
              rowKey="seq"
              sticky
              scroll={{ x: 'max-content' }}
              pagination={false}
              dataSource={entries}
              locale={{ emptyText: <EmptyState text={t('common.none')} /> }}
              columns={[
                { title: '#', dataIndex: 'seq', align: 'right' },
                { title: t('audit.at'), dataIndex: 'at', render: formatDateTime },
                { title: t('audit.actor'), dataIndex: 'actorName' },
                { title: t('audit.action'), dataIndex: 'action' },
                {
                  title: t('audit.subject'),
                  render: (_, entry) =>
                    [entry.subjectType, entry.subjectId].filter(Boolean).join(' ') || NO_DATA,
                },
                { title: 'IP', dataIndex: 'ip' },
              ]}
            />
            <MoreButton
              page={auditEntries.pageInfo}
              more={(after) => result.fetchMore({ variables: { after } })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
