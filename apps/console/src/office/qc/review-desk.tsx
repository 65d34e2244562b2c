import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import type { ReviewDetailFragment } from '../../gql/office/graphql';
import { type PageKey, usePageKeys } from '../../shell/keys';
import { problemOf } from '../../shell/problem-of';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { Messages } from '../conversations/messages';
import { reviewDocument, submitReviewDocument } from './documents';
import { hitsOf, proposalOf } from './hits';
import { ScoredReview } from './scored-review';
import { ScorecardPanel } from './scorecard-panel';
import { useScoring } from './use-scoring';

interface Props {
  readonly reviewId: string;
  readonly onDone: () => void;
  readonly onStep: (by: number) => void;
}

function OpenReview({ review, onDone, onStep }: Omit<Props, 'reviewId'> & { review: ReviewDetailFragment }) {
  const { messages } = review.conversation;
  const [selectedId, setSelectedId] = useState(messages[0]?.id ?? null);
  const [comment, setComment] = useState('');
  const { picked, mayUndo, dispatch, forget } = useScoring(review.id);
  const submit = useAction(submitReviewDocument, { keepQueries: true });
  const marked = useMemo(() => new Set(picked.flatMap((each) => each.messageIds)), [picked]);
  const { items } = review.scorecard;
  const hits = useMemo(() => hitsOf(messages, items), [messages, items]);
  const proposal = useMemo(() => proposalOf(hits), [hits]);
  const nameOfItem = useCallback(
    (key: string) => items.find((item) => item.key === key)?.name ?? key,
    [items],
  );
  const { run, busy } = submit;

  const send = useCallback(async () => {
    if (busy) return;
    const findings = picked.map(({ itemKey, messageIds }) => ({ itemKey, messageIds: [...messageIds] }));
    const input = { id: review.id, comment: comment.trim() || null, findings };
    if (!(await run({ input }))) return;
    forget();
    onDone();
  }, [busy, picked, review.id, comment, run, forget, onDone]);

  const keys = useMemo((): readonly PageKey[] => {
    const move = (by: number) => {
      const index = messages.findIndex((message) => message.id === selectedId);
      const next = messages[Math.min(messages.length - 1, Math.max(0, index + by))];
      if (next) setSelectedId(next.id);
    };
    return [
      { key: 'j', label: 'qc.keyNextMessage', run: () => move(1) },
      { key: 'k', label: 'qc.keyPreviousMessage', run: () => move(-1) },
      { key: 'n', label: 'qc.keyNext', run: () => onStep(1) },
      { key: 'p', label: 'qc.keyPrevious', run: () => onStep(-1) },
      {
        key: 'e',
        label: 'qc.keyAttach',
        run: () => selectedId && dispatch({ type: 'attach', messageId: selectedId }),
      },
      { key: 'a', label: 'qc.keyAccept', run: () => dispatch({ type: 'accept', proposal }) },
      { key: 'u', label: 'qc.keyUndo', run: () => dispatch({ type: 'undo' }) },
      { key: 'Enter', label: 'qc.keySubmit', run: () => void send() },
      ...items.slice(0, 9).map((item, index) => ({
        key: String(index + 1),
        shownAs: index === 0 ? '1–9' : '',
        label: 'qc.keyPick' as const,
        run: () => dispatch({ type: 'toggle', itemKey: item.key, messageId: null }),
      })),
    ];
  }, [messages, selectedId, items, proposal, dispatch, send, onStep]);
  usePageKeys(keys);

  return (
    <>
      <section>
        <Messages
          messages={messages}
          buyer={review.conversation.buyer}
          agent={review.agent.alias}
          orders={review.conversation.orders}
          selectedId={selectedId}
          marked={marked}
          hits={hits}
          nameOfItem={nameOfItem}
          onSelect={setSelectedId}
        />
      </section>
      <section>
        <ProblemAlert problem={submit.problem} onClose={submit.clear} />
        <ScorecardPanel
          scorecard={review.scorecard}
          picked={picked}
          proposal={proposal}
          mayUndo={mayUndo}
          onAccept={() => dispatch({ type: 'accept', proposal })}
          busy={busy}
          comment={comment}
          onComment={setComment}
          onToggle={(itemKey) => dispatch({ type: 'toggle', itemKey, messageId: null })}
          onUndo={() => dispatch({ type: 'undo' })}
          onSubmit={() => void send()}
        />
      </section>
    </>
  );
}

export function ReviewDesk({ reviewId, onDone, onStep }: Props) {
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
        <OpenReview review={review} onDone={onDone} onStep={onStep} />
      ) : (
        <ScoredReview review={review} />
      )}
    </div>
  );
}
