import { Typography } from 'antd';
import {
  changedFigures,
  changedParts,
  isUnchanged,
  type VersionDifference,
} from '../../format/version-difference';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';

/** What a version says otherwise than the one before it: numbers old and new, everything else by count. */
export function ReportChanges({ difference }: { difference: VersionDifference }) {
  const t = useT();
  const locale = useLocale();
  const parts = changedParts(difference, t);
  return (
    <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
      {isUnchanged(difference) && t('changed.nothing', { since: difference.since })}
      {changedFigures(difference, locale, t).map((line) => (
        <div key={line}>{line}</div>
      ))}
      {parts && <div>{t('changed.also', { parts })}</div>}
    </Typography.Paragraph>
  );
}
