import { useQuery } from '@apollo/client/react';
import { deedCodes, deedText, subjectCodes, subjectText } from '@zuoxi/vocabulary';
import type { AuditQuery } from '../../gql/office/graphql';
import { formatDateTime } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { type Column, wordsOf } from '../../ui/table/columns';
import { DataTable } from '../../ui/table/data-table';
import { useTable } from '../../ui/table/use-table';
import { auditDocument } from './documents';

type Entry = AuditQuery['auditEntries']['edges'][number]['node'];

export function AuditPage() {
  const t = useT();
  const locale = useLocale();
  const state = useTable();
  const variables = { sort: state.sort };
  const result = useQuery(auditDocument, { variables });
  const subjects = wordsOf(subjectCodes, (code) => subjectText(code, locale));
  const columns: readonly Column<Entry>[] = [
    { key: 'seq', title: '#', kind: 'number', align: 'right', render: ({ seq }) => seq },
    { key: 'at', title: t('audit.at'), kind: 'instant', sort: 'at', render: ({ at }) => formatDateTime(at) },
    { key: 'actorName', title: t('audit.actor'), sort: 'actor', render: ({ actorName }) => actorName },
    {
      key: 'action',
      title: t('audit.action'),
      sort: 'action',
      words: wordsOf(deedCodes, (code) => deedText(code, locale)),
      render: ({ action }) => <span title={action}>{deedText(action, locale)}</span>,
    },
    {
      key: 'subject',
      title: t('audit.subject'),
      exportAs: [
        { title: t('audit.subject'), path: 'subjectType', kind: 'text', words: subjects },
        { title: t('audit.subjectId'), path: 'subjectId', kind: 'text' },
      ],
      render: ({ subjectType, subjectId }) =>
        [subjectType && subjectText(subjectType, locale), subjectId].filter(Boolean).join(' ') || NO_DATA,
    },
    { key: 'ip', title: 'IP', sort: 'ip', render: ({ ip }) => ip },
  ];
  return (
    <Page title={t('nav.audit')}>
      <Loaded result={result}>
        {({ auditEntries }) => (
          <DataTable<Entry>
            source={{
              list: 'audit',
              title: t('nav.audit'),
              document: auditDocument,
              variables,
              rows: 'auditEntries',
            }}
            state={state}
            rowKey="seq"
            rows={auditEntries.edges.map((edge) => edge.node)}
            columns={columns}
            empty={<EmptyState text={t('common.none')} />}
            page={auditEntries.pageInfo}
            more={(after) => result.fetchMore({ variables: { after } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
