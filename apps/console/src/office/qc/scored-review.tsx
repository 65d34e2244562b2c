import { PaperClipOutlined } from '@ant-design/icons';
import { outcomeOf } from '@zuoxi/vocabulary';
import { Alert, Flex, Tag, Typography } from 'antd';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { formatDateTime, formatClock } from '../../format/dates';
import { NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { reviewStatusColor } from './review-status';

type Message = ReviewDetailFragment['conversation']['messages'][number];

/** The conversation; when its import was taken back, the copy that was sealed when it was scored. */
export const messagesOf = (review: ReviewDetailFragment): readonly Message[] =>
  review.conversation.messages.length > 0
    ? review.conversation.messages
    : (review.sealedMessages as readonly unknown[] as readonly Message[]);

/** How the score comes about, wherever it is not simply 100 less what was marked down. */
function Arithmetic({ review }: { review: ReviewDetailFragment }) {
  const t = useT();
  if (review.status === 'open') return null;
  const { items } = review.scorecard;
  const names = items.filter(({ key }) => review.notApplicable.includes(key)).map(({ name }) => name);
  if (review.status === 'changed') {
    return (
      <p>
        {t('qc.changedScore', {
          before: review.scoreBeforeAppeal ?? NO_DATA,
          after: review.score ?? NO_DATA,
        })}
      </p>
    );
  }
  if (names.length === 0) return null;
  const { earned, applicable } = outcomeOf(items, review.findings, review.notApplicable);
  return (
    <Typography.Paragraph type="secondary">
      {t('qc.notApplied', { items: names.join('、') })}{' '}
      {applicable === 0 ? t('qc.nothingApplies') : t('qc.earned', { earned, applicable })}
    </Typography.Paragraph>
  );
}

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
        <strong style={{ fontSize: 28 }}>{review.score ?? NO_DATA}</strong>
        <Tag color={reviewStatusColor[review.status]}>{t(`reviewStatus.${review.status}`)}</Tag>
      </Flex>
      <Typography.Paragraph type="secondary">
        {review.inspector &&
          t('common.by', { name: review.inspector, at: formatDateTime(review.submittedAt) })}
      </Typography.Paragraph>
      <Arithmetic review={review} />
      {review.findings.length === 0 && ['submitted', 'appealed', 'upheld'].includes(review.status) && (
        <p>✓ {t('qc.noFindings')}</p>
      )}
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
