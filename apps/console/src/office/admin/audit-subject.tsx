import { Link } from '@tanstack/react-router';
import { subjectText } from '@zuoxi/vocabulary';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { NO_DATA } from '../../format/format';
import { sections } from '../../session/home';
import { useMay } from '../../session/use-session';
import type { AuditEntry } from './audit-search';

/** The page of what a deed was done to, for whoever may see it. */
function SubjectLink({ entry, children }: { entry: AuditEntry; children: ReactNode }) {
  const may = useMay();
  const { subjectType, subjectId: id, store, details } = entry;
  const on = details.find(({ name }) => name === 'on')?.value;
  if (!id) return children;
  if (subjectType === 'store' && may(sections['/stores'])) {
    return (
      <Link to="/stores/$storeId" params={{ storeId: id }}>
        {children}
      </Link>
    );
  }
  if (['quote', 'share-link', 'store-profile'].includes(subjectType ?? '') && store && may('quote:read')) {
    return (
      <Link to="/stores/$storeId" params={{ storeId: store.id }}>
        {children}
      </Link>
    );
  }
  if (subjectType === 'contract' && may(sections['/contracts'])) {
    return (
      <Link to="/contracts/$contractId" params={{ contractId: id }}>
        {children}
      </Link>
    );
  }
  if (subjectType === 'import' && may(sections['/imports'])) {
    return (
      <Link to="/imports/$batchId" params={{ batchId: id }}>
        {children}
      </Link>
    );
  }
  if (subjectType === 'daily-report' && store && on && may('report:read')) {
    return (
      <Link to="/reports/$storeId/$on" params={{ storeId: store.id, on }}>
        {children}
      </Link>
    );
  }
  if (subjectType === 'review' && may(sections['/qc/reviews'])) {
    return (
      <Link to="/qc/reviews/$reviewId" params={{ reviewId: id }}>
        {children}
      </Link>
    );
  }
  if (subjectType === 'roster' && store && may(sections['/roster'])) {
    return (
      <Link to="/roster" search={{ store: store.id, roster: id }}>
        {children}
      </Link>
    );
  }
  if (subjectType === 'agent' && entry.subjectName && may(sections['/agents'])) {
    return (
      <Link to="/agents" search={{ find: entry.subjectName }}>
        {children}
      </Link>
    );
  }
  if (['account', 'membership', 'invitation'].includes(subjectType ?? '') && may(sections['/members'])) {
    return <Link to="/members">{children}</Link>;
  }
  if (subjectType === 'matter' && may(sections['/matters'])) {
    return (
      <Link to="/matters" search={{ id }}>
        {children}
      </Link>
    );
  }
  if (subjectType === 'price-book' && may(sections['/price-books'])) {
    return <Link to="/price-books">{children}</Link>;
  }
  return children;
}

/** What it was done to, by its name, with the way to it; the id is for whoever asks for it. */
export function AuditSubject({ entry, onOnly }: { entry: AuditEntry; onOnly: (id: string) => void }) {
  const t = useT();
  const locale = useLocale();
  const { subjectType, subjectId, subjectName, details } = entry;
  if (!subjectType) return NO_DATA;
  const said = (field: string) => details.find(({ name }) => name === field)?.value;
  const words = [subjectText(subjectType, locale), subjectName ?? said('title') ?? said('on')]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <span title={subjectId ?? undefined}>
        <SubjectLink entry={entry}>{words}</SubjectLink>
      </span>
      {subjectId && (
        <Button
          type="text"
          size="small"
          aria-label={t('audit.only', { subject: words })}
          title={t('audit.only', { subject: words })}
          style={{ color: 'var(--soft)' }}
          onClick={() => onOnly(subjectId)}
        >
          #
        </Button>
      )}
    </>
  );
}
