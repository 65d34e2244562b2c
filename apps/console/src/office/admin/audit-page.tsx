import { useQuery } from '@apollo/client/react';
import { deedText, subjectText } from '@zuoxi/vocabulary';
import { Button, Table } from 'antd';
import type { AuditQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useLocale } from '../../i18n/locale';
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
  const locale = useLocale();
  const result = useQuery(auditDocument);
  const entries = result.data?.auditEntries.edges.map((edge) => edge.node) ?? [];
  const subjectOf = ({ subjectType, subjectId }: Entry) =>
    [subjectType && subjectText(subjectType, locale), subjectId].filter(Boolean).join(' ');
  const exportShown = () =>
    downloadCsv('audit.csv', [
      [t('audit.at'), t('audit.actor'), t('audit.action'), t('audit.subject'), 'IP'],
      ...entries.map((entry) => [
        formatDateTime(entry.at),
        entry.actorName,
        deedText(entry.action, locale),
        subjectOf(entry),
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
                {
                  title: t('audit.action'),
                  dataIndex: 'action',
                  render: (action: string) => <span title={action}>{deedText(action, locale)}</span>,
                },
                { title: t('audit.subject'), render: (_, entry) => subjectOf(entry) || NO_DATA },
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
