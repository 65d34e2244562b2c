import { Alert, Button, Input, Typography } from 'antd';
import { useState } from 'react';
import { formatDateTime } from '../../format/dates';
import { formatRate } from '../../format/format';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { requestQuoteApprovalDocument } from './documents';
import type { WorkbenchStore } from './documents';

type Quote = WorkbenchStore['quotes'][number];

/** Whether this revision may go out below the margin floor: whose call it is, and why it was asked. */
export function Approval({ quote, differs }: { quote: Quote; differs: boolean }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const request = useAction(requestQuoteApprovalDocument);
  const { approval } = quote;
  if (!quote.pricing.belowFloor || quote.status !== 'draft') return null;
  if (approval?.status === 'requested') {
    return (
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 8 }}
        title={t('approval.waiting', { at: formatDateTime(approval.requestedAt) })}
        description={approval.reason}
      />
    );
  }
  if (approval?.status === 'approved') {
    return (
      <Alert
        type="success"
        showIcon
        style={{ marginBottom: 8 }}
        title={t('approval.approved', {
          name: approval.decidedBy ?? '—',
          at: formatDateTime(approval.decidedAt),
        })}
        description={approval.comment}
      />
    );
  }
  return (
    <div style={{ marginBottom: 8 }}>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 8 }}
        title={
          approval
            ? t('approval.returned', { name: approval.decidedBy ?? '—', comment: approval.comment ?? '—' })
            : t('approval.needed', {
                margin: formatRate(quote.pricing.margin),
                floor: formatRate(quote.pricing.marginFloor),
              })
        }
      />
      <ProblemAlert problem={request.problem} onClose={request.clear} />
      <Input.TextArea
        rows={2}
        maxLength={500}
        value={reason}
        aria-label={t('approval.reason')}
        placeholder={t('approval.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        type="primary"
        style={{ marginTop: 8 }}
        disabled={reason.trim() === '' || differs}
        loading={request.busy}
        onClick={() => void request.run({ input: { id: quote.id, reason } })}
      >
        {t('approval.request')}
      </Button>
      {differs && (
        <Typography.Text type="secondary" style={{ display: 'block' }}>
          {t('approval.saveFirst', { revision: quote.revision })}
        </Typography.Text>
      )}
    </div>
  );
}
