import { Alert, Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { formatClock } from '../../format/dates';
import { useT } from '../../i18n/office';
import { type PageKey, usePageKeys } from '../../shell/keys';
import { ProblemAlert } from '../../ui/problem-alert';
import { Messages } from '../conversations/messages';
import { byMessage, type ScreenedReview } from './hits';
import { Findings, messagesOf } from './scored-review';
import { useReopen } from './use-reopen';

interface Props {
  readonly review: ScreenedReview;
  readonly onStep: (by: number) => void;
  readonly onReopened: () => void;
}

/** A second look at what was submitted; for a while its inspector may take it back. */
export function ScoredDesk({ review, onStep, onReopened }: Props) {
  const t = useT();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const marked = useMemo(() => new Set(review.findings.flatMap((finding) => finding.messageIds)), [review]);
  const hits = useMemo(() => byMessage(review.hits), [review.hits]);
  const nameOfItem = (key: string) => review.scorecard.items.find((item) => item.key === key)?.name ?? key;
  const { reopen, busy, problem, clear } = useReopen(onReopened);
  const mayReopen = review.reopenUntil != null;
  const takeBack = useCallback(() => {
    if (mayReopen && !busy) void reopen(review.id);
  }, [mayReopen, busy, reopen, review.id]);
  const keys = useMemo(
    (): readonly PageKey[] => [
      { key: 'n', label: 'qc.keyNext', run: () => onStep(1) },
      { key: 'p', label: 'qc.keyPrevious', run: () => onStep(-1) },
      { key: 'u', label: 'qc.keyTakeBack', run: takeBack },
    ],
    [onStep, takeBack],
  );
  usePageKeys(keys);
  return (
    <>
      <section>
        {review.conversation.messages.length === 0 && review.sealedMessages.length > 0 && (
          <Alert type="info" showIcon title={t('qc.sealed')} style={{ marginBottom: 8 }} />
        )}
        <Messages
          messages={messagesOf(review)}
          buyer={review.conversation.buyer}
          reviewed={review.agent}
          orders={review.conversation.orders}
          selectedId={selectedId}
          marked={marked}
          hits={hits}
          nameOfItem={nameOfItem}
        />
      </section>
      <section>
        <ProblemAlert problem={problem} onClose={clear} />
        {review.reopenUntil && (
          <Button block loading={busy} style={{ marginBottom: 8 }} onClick={takeBack}>
            {t('qc.takeBack', { until: formatClock(review.reopenUntil).slice(0, 5) })} (u)
          </Button>
        )}
        <Findings review={review} onShow={setSelectedId} />
      </section>
    </>
  );
}
