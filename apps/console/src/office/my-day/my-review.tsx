import { App, Button, Card, Collapse, Input, Typography } from 'antd';
import { useState } from 'react';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { formatDate, formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { Messages } from '../conversations/messages';
import { Findings, messagesOf } from '../qc/scored-review';
import '../qc/qc.css';
import { fileAppealDocument } from './documents';

function FileAppeal({ review }: { review: ReviewDetailFragment }) {
  const t = useT();
  const { message } = App.useApp();
  const key = `zuoxi.draft.my-appeal.${review.id}`;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState(() => sessionStorage.getItem(key) ?? '');
  const file = useAction(fileAppealDocument);
  const change = (text: string) => {
    sessionStorage.setItem(key, text);
    setReason(text);
  };
  async function submit() {
    if (!(await file.run({ input: { id: review.id, reason: reason.trim() } }))) return;
    sessionStorage.removeItem(key);
    void message.success(t('myDay.appealed'));
  }
  if (!open) {
    return (
      <Button block onClick={() => setOpen(true)}>
        {t('myDay.appeal', { until: formatDateTime(review.appealUntil) })}
      </Button>
    );
  }
  return (
    <>
      <ProblemAlert problem={file.problem} onClose={file.clear} />
      <Input.TextArea
        rows={3}
        autoFocus
        value={reason}
        aria-label={t('myDay.appealReason')}
        placeholder={t('myDay.appealReason')}
        onChange={(event) => change(event.target.value)}
      />
      <Button
        type="primary"
        block
        style={{ marginTop: 8 }}
        loading={file.busy}
        disabled={reason.trim() === ''}
        onClick={() => void submit()}
      >
        {t('myDay.appealSubmit')}
      </Button>
    </>
  );
}

export function MyReview({ review }: { review: ReviewDetailFragment }) {
  const t = useT();
  const may = useMay();
  const locale = useLocale();
  const open = review.appealUntil != null && Date.parse(review.appealUntil) > Date.now();
  const appealable = review.status === 'submitted' && open && may('appeal:file');
  return (
    <Card
      size="small"
      style={{ marginBottom: 12 }}
      title={`${review.store.name} · ${formatDate(review.on, locale)}`}
    >
      <Findings review={review} />
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'messages',
            label: t('myDay.conversation', { buyer: review.conversation.buyer }),
            children: (
              <Messages
                messages={messagesOf(review)}
                buyer={review.conversation.buyer}
                reviewed={review.agent}
                orders={review.conversation.orders}
                marked={new Set(review.findings.flatMap((finding) => finding.messageIds))}
              />
            ),
          },
        ]}
      />
      {appealable && <FileAppeal review={review} />}
      {review.status === 'submitted' && review.appealUntil && !open && (
        <Typography.Text type="secondary">
          {t('myDay.appealClosed', { until: formatDateTime(review.appealUntil) })}
        </Typography.Text>
      )}
    </Card>
  );
}
