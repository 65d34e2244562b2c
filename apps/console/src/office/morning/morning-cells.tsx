import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useT } from '../../i18n/office';
import { keptComment } from '../reports/kept-words';
import type { MorningRow } from './urgency';

interface Props {
  readonly row: MorningRow;
}

export function DataTags({ row }: Props) {
  const t = useT();
  return (
    <>
      {row.dataIn ? (
        <Tag color="green">✓ {t('morning.dataIn')}</Tag>
      ) : (
        <Tag color="red">✗ {t('morning.dataMissing')}</Tag>
      )}
      {row.pendingAccounts > 0 && (
        <Tag color="orange">{t('morning.pending', { count: row.pendingAccounts })}</Tag>
      )}
    </>
  );
}

export function ReportTag({ row: { report } }: Props) {
  const t = useT();
  if (!report) return <Tag>{t('reportStatus.none')}</Tag>;
  return (
    <Tag color={report.status === 'published' ? 'green' : 'blue'}>
      {t(`reportStatus.${report.status}`)} v{report.version}
      {report.status === 'draft' && keptComment(report.id)?.trim() && ` · ${t('morning.withComment')}`}
    </Tag>
  );
}

/** What the shop asks, and what is odd, in words. */
export function ToLookAt({ row }: Props) {
  const t = useT();
  return (
    <>
      {row.openQuestions.map((question) => (
        <div key={question.id}>
          <Link to="/reports/$storeId/$on" params={{ storeId: row.store.id, on: question.on }}>
            {t('morning.question', {
              on: question.on.slice(5),
              text: question.metricName
                ? t('common.says', { who: question.metricName }) + question.text
                : question.text,
            })}
          </Link>
        </div>
      ))}
      {row.publishing.held.length > 0 && (
        <div>{t('morning.held', { reasons: row.publishing.held.join(t('changed.and')) })}</div>
      )}
      {row.oddities.map((oddity) => (
        <div key={oddity}>{oddity}</div>
      ))}
    </>
  );
}
