import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { deedCodes, deedText, subjectCodes, subjectText } from '@zuoxi/vocabulary';
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
import { AuditDetails } from './audit-details';
import { AuditFilters } from './audit-filters';
import type { AuditEntry, AuditSearch } from './audit-search';
import { AuditSubject } from './audit-subject';
import { auditDocument } from './documents';

export function AuditPage() {
  const t = useT();
  const locale = useLocale();
  const state = useTable();
  const navigate = useNavigate();
  const search = useSearch({ from: '/audit' });
  const { actor, action, type, subject, store, from, to } = search;
  const filter = {
    actor: actor ?? null,
    action: action ?? null,
    subjectType: type ?? null,
    subject: subject ?? null,
    storeId: store ?? null,
    fromOn: from ?? null,
    toOn: to ?? null,
  };
  const variables = { sort: state.sort, filter };
  const result = useQuery(auditDocument, { variables });
  const go = (next: Partial<AuditSearch>) =>
    void navigate({ to: '/audit', search: (before) => ({ ...before, ...next }) });
  const subjects = wordsOf(subjectCodes, (code) => subjectText(code, locale));
  const columns: readonly Column<AuditEntry>[] = [
    { key: 'seq', title: '#', kind: 'number', align: 'right', render: ({ seq }) => seq },
    {
      key: 'at',
      title: t('audit.at'),
      kind: 'instant',
      sort: 'at',
      render: ({ at, store: of }) => formatDateTime(at, of?.timeZone),
    },
    { key: 'actorName', title: t('audit.actor'), sort: 'actor', render: ({ actorName }) => actorName },
    {
      key: 'action',
      title: t('audit.action'),
      sort: 'action',
      words: wordsOf(deedCodes, (code) => deedText(code, locale)),
      render: ({ action: deed }) => <span title={deed}>{deedText(deed, locale)}</span>,
    },
    {
      key: 'subject',
      title: t('audit.subject'),
      exportAs: [
        { title: t('audit.subject'), path: 'subjectType', kind: 'text', words: subjects },
        { title: t('audit.subjectName'), path: 'subjectName', kind: 'text' },
        { title: t('audit.subjectId'), path: 'subjectId', kind: 'text' },
      ],
      render: (entry) => <AuditSubject entry={entry} onOnly={(id) => go({ subject: id })} />,
    },
    {
      key: 'store',
      title: t('common.store'),
      path: 'store.name',
      render: (entry) => entry.store?.name ?? NO_DATA,
    },
    {
      key: 'details',
      title: t('audit.details'),
      exportAs: [
        { title: t('audit.details'), path: 'details.title', kind: 'text' },
        { title: t('audit.before'), path: 'details.before', kind: 'text' },
        { title: t('audit.value'), path: 'details.value', kind: 'text' },
      ],
      render: ({ details }) => <AuditDetails details={details} />,
    },
    { key: 'ip', title: 'IP', sort: 'ip', extra: true, render: ({ ip }) => ip },
  ];
  return (
    <Page title={t('nav.audit')} filters={<AuditFilters search={search} onChange={go} />}>
      <Loaded result={result}>
        {({ auditEntries }) => (
          <DataTable<AuditEntry>
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
