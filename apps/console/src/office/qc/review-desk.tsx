import { useQuery } from '@apollo/client/react';
import { Skeleton, Tag } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useT } from '../../i18n/office';
import { problemOf } from '../../ui/problem-of';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { Messages } from '../conversations/messages';
import { reviewDocument, submitReviewDocument } from './documents';
import { byMessage, proposalOf, type ScreenedReview } from './hits';
import { ScoredDesk } from './scored-desk';
import { ScorecardPanel } from './scorecard-panel';
import { useDeskKeys } from './use-desk-keys';
import { useScoring } from './use-scoring';

interface Props {
  readonly reviewId: string;
  readonly onDone: (reviewId: string) => void;
  readonly onStep: (by: number) => void;
  /** Opens the review that was submitted last. */
  readonly onTakeBack: () => void;
  readonly onReopened: () => void;
}

function OpenReview(props: Omit<Props, 'reviewId' | 'onReopened'> & { review: ScreenedReview }) {
  const { review, onDone, onStep, onTakeBack } = props;
  const t = useT();
  const { messages } = review.conversation;
  const { items } = review.scorecard;
  const [selectedId, setSelectedId] = useState(messages[0]?.id ?? null);
  const { draft, mayUndo, dispatch, submitted } = useScoring(review.id);
  const { picked, notApplicable, comment } = draft;
  const { run, busy, problem, clear } = useAction(submitReviewDocument, { keepQueries: true });
  const marked = useMemo(() => new Set(picked.flatMap((each) => each.messageIds)), [picked]);
  const hits = useMemo(() => byMessage(review.hits), [review.hits]);
  const proposal = useMemo(() => proposalOf(review.hits, items), [review.hits, items]);
  const nameOfItem = useCallback(
    (key: string) => items.find((item) => item.key === key)?.name ?? key,
    [items],
  );

  const send = useCallback(async () => {
    if (busy) return;
    const findings = picked.map((each) => ({ ...each, messageIds: [...each.messageIds] }));
    const input = {
      id: review.id,
      comment: comment.trim() || null,
      findings,
      notApplicable: [...notApplicable],
    };
    if (!(await run({ input }))) return;
    submitted();
    onDone(review.id);
  }, [busy, picked, notApplicable, comment, review.id, run, submitted, onDone]);
  const undo = useCallback(() => {
    if (mayUndo) dispatch({ type: 'undo' });
    else onTakeBack();
  }, [mayUndo, dispatch, onTakeBack]);
  const submit = useCallback(() => void send(), [send]);
  const applying = useDeskKeys({
    messages,
    items,
    proposal,
    selectedId,
    select: setSelectedId,
    dispatch,
    onStep,
    undo,
    submit,
  });

  return (
    <>
      <section>
        <Messages
          messages={messages}
          buyer={review.conversation.buyer}
          reviewed={review.agent}
          orders={review.conversation.orders}
          selectedId={selectedId}
          marked={marked}
          hits={hits}
          nameOfItem={nameOfItem}
          onSelect={setSelectedId}
        />
      </section>
      <section>
        <ProblemAlert problem={problem} onClose={clear} />
        {applying && <Tag color="blue">{t('qc.applying')}</Tag>}
        <ScorecardPanel
          scorecard={review.scorecard}
          draft={draft}
          proposal={proposal}
          mayUndo={mayUndo}
          onAccept={() => dispatch({ type: 'accept', proposal })}
          busy={busy}
          onComment={(text) => dispatch({ type: 'comment', comment: text })}
          onToggle={(item) => dispatch({ type: 'toggle', item })}
          onApply={(item) => dispatch({ type: 'apply', item })}
          onPoints={(item, points) => dispatch({ type: 'points', item, items, points: () => points })}
          onUndo={undo}
          onSubmit={submit}
        />
      </section>
    </>
  );
}

export function ReviewDesk({ reviewId, ...desk }: Props) {
  const result = useQuery(reviewDocument, { variables: { id: reviewId }, fetchPolicy: 'cache-first' });
  const review = result.data?.review;
  if (!review) {
    return (
      <div className="qc-desk">
        <section>
          {result.error ? (
            <ProblemAlert problem={problemOf(result.error)} onRetry={() => void result.refetch()} />
          ) : (
            <Skeleton active paragraph={{ rows: 12 }} />
          )}
        </section>
        <section />
      </div>
    );
  }
  return (
    <div className="qc-desk">
      {review.status === 'open' ? (
        <OpenReview review={review} {...desk} />
      ) : (
        <ScoredDesk review={review} onStep={desk.onStep} onReopened={desk.onReopened} />
      )}
    </div>
  );
}
