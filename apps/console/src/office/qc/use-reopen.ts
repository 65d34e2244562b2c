import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { useAction } from '../../ui/use-action';
import { reopenReviewDocument, reviewDocument } from './documents';
import { resumeDraft } from './use-scoring';

/** Takes back one's own review, with everything that it said as its draft. */
export function useReopen(onReopened: (reviewId: string) => void) {
  const client = useApolloClient();
  const { run, ...action } = useAction(reopenReviewDocument, { keepQueries: true });
  const reopen = useCallback(
    async (reviewId: string) => {
      const { data } = await client.query({ query: reviewDocument, variables: { id: reviewId } });
      const before = data?.review;
      if (!before) return;
      // Before it is open: the desk reads its draft when it opens.
      resumeDraft(before);
      if (await run({ input: { id: reviewId } })) onReopened(reviewId);
    },
    [client, run, onReopened],
  );
  return { reopen, ...action };
}
