import {
  changedFigures,
  changedParts,
  isUnchanged,
  type VersionDifference,
} from '../format/version-difference';
import { useRowsT } from '../i18n/rows';
import { useLocale } from '../i18n/locale';

/** What a version says otherwise than the one before it, in small lines; the first has nothing to say. */
export function VersionChanges({ difference }: { difference: VersionDifference | null | undefined }) {
  const t = useRowsT();
  const locale = useLocale();
  if (!difference) return null;
  const parts = changedParts(difference, t);
  return (
    <div className="lp-soft">
      {isUnchanged(difference) && t('changed.nothing', { since: difference.since })}
      {changedFigures(difference, locale, t).map((line) => (
        <div key={line}>{line}</div>
      ))}
      {parts && <div>{t('changed.also', { parts })}</div>}
    </div>
  );
}
