import type { ReviewQuery } from '../../gql/office/graphql';
import type { Hit } from '../conversations/segments';
import type { Picked } from './use-scoring';

export type ScreenedReview = NonNullable<ReviewQuery['review']>;
type Item = Pick<ScreenedReview['scorecard']['items'][number], 'key' | 'points'>;

export function byMessage(hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> {
  const found = new Map<string, Hit[]>();
  for (const hit of hits) found.set(hit.messageId, [...(found.get(hit.messageId) ?? []), hit]);
  return found;
}

/** What a person may take over as it is: every item that was hit, in full, with the messages that show it. */
export function proposalOf(hits: readonly Hit[], items: readonly Item[]): Picked[] {
  return items.flatMap(({ key, points }) => {
    const messageIds = [
      ...new Set(hits.filter(({ itemKey }) => itemKey === key).map((hit) => hit.messageId)),
    ];
    return messageIds.length > 0 ? [{ itemKey: key, deduction: points, messageIds }] : [];
  });
}
