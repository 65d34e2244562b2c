import { App, Button, Card, Input, Typography } from 'antd';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonField } from '../../ui/reason-field';
import { useAction } from '../../ui/use-action';
import { isUnchanged } from '../../format/version-difference';
import { publishReportDocument } from './documents';
import { useKeptComment, useKeptReason } from './kept-words';
import { ReportChanges } from './report-changes';
import type { Report, ReportStore } from './documents';

interface Props {
  readonly store: ReportStore;
  readonly report: Report;
}

/** The account manager's own words, then out to the shop. A later version says why it exists. */
export function PublishReport({ store, report }: Props) {
  const t = useT();
  const may = useMay();
  const { message } = App.useApp();
  const [comment, setComment] = useKeptComment(report.id, report.comment ?? '');
  const [reason, setReason] = useKeptReason(report.id, report.revisionReason ?? '');
  const publish = useAction(publishReportDocument);
  const correction = report.version > 1;
  const { difference } = report;
  // The draft carries what was said of the version before: reworded, that is a difference too.
  const unchanged =
    difference != null && isUnchanged(difference) && comment.trim() === (report.comment ?? '').trim();

  async function submit() {
    const input = {
      storeId: store.id,
      on: report.on,
      contentHash: report.contentHash,
      comment: comment.trim() || null,
      revisionReason: correction ? reason.trim() : null,
    };
    if (await publish.run({ input })) void message.success(t('reports.published'));
  }

  if (report.status === 'published') {
    return (
      <Card size="small" title={t('shop.comment')}>
        <p style={{ whiteSpace: 'pre-wrap' }}>{report.comment ?? t('reports.noComment')}</p>
        <Typography.Text type="secondary">
          {t('reports.publishedBy', {
            name: report.publishedBy ?? '—',
            at: formatDateTime(report.publishedAt),
          })}
        </Typography.Text>
      </Card>
    );
  }
  return (
    <Card size="small" title={t('shop.comment')}>
      <ProblemAlert problem={publish.problem} onClose={publish.clear} />
      {difference && (
        <>
          <Typography.Text strong>{t('reports.changes', { since: difference.since })}</Typography.Text>
          <ReportChanges difference={difference} />
        </>
      )}
      <Input.TextArea
        rows={5}
        value={comment}
        aria-label={t('shop.comment')}
        placeholder={t('reports.commentHint')}
        onChange={(event) => setComment(event.target.value)}
      />
      {correction && (
        <div style={{ marginTop: 8 }}>
          <ReasonField
            of="report-corrected"
            value={reason}
            ariaLabel={t('reports.revisionReason')}
            placeholder={t('reports.revisionReason')}
            onChange={setReason}
          />
        </div>
      )}
      {may('report:publish') && (
        <Button
          type="primary"
          block
          style={{ marginTop: 8 }}
          loading={publish.busy}
          disabled={unchanged || (correction && reason.trim() === '')}
          onClick={() => void submit()}
        >
          {t('reports.publish', { version: report.version })}
        </Button>
      )}
      {unchanged ? (
        <Typography.Text type="secondary">{t('reports.unchanged')}</Typography.Text>
      ) : (
        correction &&
        reason.trim() === '' && (
          <Typography.Text type="secondary">{t('reports.reasonNeeded')}</Typography.Text>
        )
      )}
    </Card>
  );
}
