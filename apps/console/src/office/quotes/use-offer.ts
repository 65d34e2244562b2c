import { skipToken, useQuery } from '@apollo/client/react';
import type { QuotePreviewInput, QuotePreviewQuery } from '../../gql/office/graphql';
import { useDebounced } from '../../ui/use-debounced';
import { quotePreviewDocument } from './documents';

/** What the sales person may turn; of seats and target, null is the one that follows the other. */
export interface Offer {
  readonly seats: number | null;
  readonly threeMinuteTarget: string | null;
  readonly months: number;
  readonly discount: string | null;
}

export type Preview = QuotePreviewQuery['quotePreview'];

/** Sizes and prices while a slider moves; the last answer stays on screen until the next one. */
export function usePreview(storeId: string, offer: Offer, ready: boolean) {
  const settled = useDebounced(offer);
  const input: QuotePreviewInput = { storeId, ...settled };
  const { data, previousData, error, loading, refetch } = useQuery(
    quotePreviewDocument,
    ready ? { variables: { input }, fetchPolicy: 'network-only' } : skipToken,
  );
  const preview = (data ?? previousData)?.quotePreview;
  return { preview, error, loading: loading || settled !== offer, refetch };
}
