import { detailText } from '@zuoxi/vocabulary';
import { NO_DATA } from '../../format/format';
import { useLocale } from '../../i18n/locale';
import type { AuditEntry } from './audit-search';

/** What the deed left in the log; what it was before, struck through. */
export function AuditDetails({ details }: Pick<AuditEntry, 'details'>) {
  const locale = useLocale();
  return (
    <div style={{ maxWidth: 360, overflowWrap: 'anywhere' }}>
      {details.map(({ name, before, value }) => (
        <div key={name}>
          <span style={{ color: 'var(--soft)' }}>{detailText(name, locale)}</span>{' '}
          {before != null && (
            <>
              <del>{before}</del> →{' '}
            </>
          )}
          {short(value)}
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
