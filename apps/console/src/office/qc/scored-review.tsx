import { PaperClipOutlined } from '@ant-design/icons';
import { Alert, Flex, Tag, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { formatDateTime, formatClock } from '../../format/dates';
import { useT } from '../../i18n/office';
import { Messages } from '../conversations/messages';
import { reviewStatusColor } from './review-status';

type Message = ReviewDetailFragment['conversation']['messages'][number];

/** The conversation; when its import was taken back, the copy that was sealed when it was scored. */
export const messagesOf = (review: ReviewDetailFragment): readonly Message[] =>
  review.conversation.messages.length > 0
    ? review.conversation.messages
    : (review.sealedMessages as readonly unknown[] as readonly Message[]);

/** What was marked down, each with the messages that show it; a click shows them in the talk. */
export function Findings({
  review,
  onShow,
}: {
  review: ReviewDetailFragment;
  onShow?: (id: string) => void;
}) {
  const t = useT();
  const { items } = review.scorecard;
  const words = new Map(messagesOf(review).map((message) => [message.id, message]));
  return (
    <>
      <Flex justify="space-between" align="center">
        <strong style={{ fontSize: 28 }}>{review.score ?? '—'}</strong>
        <Tag color={reviewStatusColor[review.status]}>{t(`reviewStatus.${review.status}`)}</Tag>
      </Flex>
      <Typography.Paragraph type="secondary">
        {review.inspector &&
          t('common.by', { name: review.inspector, at: formatDateTime(review.submittedAt) })}
      </Typography.Paragraph>
      {review.findings.length === 0 && review.status !== 'open' && <p>✓ {t('qc.noFindings')}</p>}
      {review.findings.map((finding) => {
        const item = items.find((each) => each.key === finding.itemKey);
        return (
          <div key={finding.itemKey} style={{ marginBottom: 8 }}>
            <Flex justify="space-between" gap={8}>
              <strong>{item?.name ?? finding.itemKey}</strong>
              <span style={{ color: 'var(--bad)' }}>
                {item?.fatal ? t('qc.fatal') : `−${finding.deduction}`}
              </span>
            </Flex>
            {finding.note && <div>{finding.note}</div>}
            {finding.messageIds.map((id) => {
              const message = words.get(id);
              if (!message) return null;
              return (
                <button key={id} type="button" className="qc-item" onClick={() => onShow?.(id)}>
                  <PaperClipOutlined /> {formatClock(message.at)} {message.text}
                </button>
              );
            })}
          </div>
        );
      })}
      {review.supersededFindings.length > 0 && (
        <Typography.Paragraph type="secondary">
          {t('qc.superseded')}{' '}
          {review.supersededFindings.map((finding) => (
            <Typography.Text key={finding.itemKey} delete type="secondary">
              {items.find((each) => each.key === finding.itemKey)?.name ?? finding.itemKey} −
              {finding.deduction}{' '}
            </Typography.Text>
          ))}
        </Typography.Paragraph>
      )}
      {review.comment && <p style={{ whiteSpace: 'pre-wrap' }}>{review.comment}</p>}
      {review.appeal && (
        <Alert
          type="warning"
          title={t('qc.appealFiled', { at: formatDateTime(review.appeal.filedAt) })}
          description={
            <>
              {review.appeal.reason}
              {review.appeal.decision && (
                <div>
                  {t('qc.appealDecided', {
                    name: review.appeal.decidedBy ?? '—',
                    at: formatDateTime(review.appeal.decidedAt),
                  })}{' '}
                  {review.appeal.decision}
                </div>
              )}
            </>
          }
        />
      )}
    </>
  );
}

export function ScoredReview({ review }: { review: ReviewDetailFragment }) {
  const t = useT();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const marked = useMemo(() => new Set(review.findings.flatMap((finding) => finding.messageIds)), [review]);
  return (
    <>
      <section>
        {review.conversation.messages.length === 0 && review.sealedMessages.length > 0 && (
          <Alert type="info" showIcon title={t('qc.sealed')} style={{ marginBottom: 8 }} />
        )}
        <Messages
          messages={messagesOf(review)}
          buyer={review.conversation.buyer}
          agent={review.agent.alias}
          orders={review.conversation.orders}
          selectedId={selectedId}
          marked={marked}
        />
      </section>
      <section>
        <Findings review={review} onShow={setSelectedId} />
      </section>
    </>
  );
}
