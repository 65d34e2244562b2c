import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import type { AuditEntry } from './audit-search';

/** What the deed left in the log; what it was before, struck through. */
export function AuditDetails({ details }: Pick<AuditEntry, 'details'>) {
  const t = useT();
  return (
    <div style={{ maxWidth: 360, overflowWrap: 'anywhere' }}>
      {details.map(({ name, title, before, value, isWithheld }, index) => (
        <div key={`${name} ${index}`}>
          <span style={{ color: 'var(--soft)' }}>{title}</span>{' '}
          {isWithheld ? (
            <em>{t('audit.withheld')}</em>
          ) : (
            <>
              {before != null && (
                <>
                  <del>{short(before)}</del> →{' '}
                </>
              )}
              {short(value)}
            </>
          )}
        </div>
      ))}
    </div>
  );
}

const longest = 160;
const short = (value: string | null | undefined) =>
  value == null ? (
    NO_DATA
  ) : value.length > longest ? (
    <span title={value}>{value.slice(0, longest)}…</span>
  ) : (
    value
  );
