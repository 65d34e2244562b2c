import { useState } from 'react';
import { formatDateTime } from '../format/dates';
import { useRowsT } from '../i18n/rows';
import { ProblemBox, Skeletons } from '../light/light-ui';
import type { Report } from './documents';
import { shopDayVersionsDocument } from './documents';
import { useAsk } from './shop-api';
import { VersionChanges } from './version-changes';

interface Props {
  readonly slug: string;
  readonly on: string;
  /** The version on the screen. */
  readonly shown: number;
  readonly onOpen: (report: Report) => void;
}

function Versions({ slug, on, shown, onOpen }: Props) {
  const t = useRowsT();
  const { data, problem, again } = useAsk(slug, shopDayVersionsDocument, { on });
  if (problem) return <ProblemBox problem={problem} onRetry={again} />;
  if (!data) return <Skeletons heights={[40]} />;
  return (
    <ul className="lp-list">
      {data.store?.dailyReportVersions.map((report) => (
        <li key={report.id}>
          {report.version === shown ? (
            <strong>{t('shop.version', { version: report.version })}</strong>
          ) : (
            <button type="button" className="lp-link" onClick={() => onOpen(report)}>
              {t('shop.version', { version: report.version })}
            </button>
          )}
          <div className="lp-soft">
            {formatDateTime(report.publishedAt)}
            {report.revisionReason && ` · ${t('shop.corrected', { reason: report.revisionReason })}`}
          </div>
          <VersionChanges difference={report.difference} />
        </li>
      ))}
    </ul>
  );
}

/** Every version of a day that was published more than once; asked for when somebody wants to see them. */
export function DayVersions(props: Props) {
  const t = useRowsT();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('shop.versions')}</summary>
      {open && <Versions {...props} />}
    </details>
  );
}
