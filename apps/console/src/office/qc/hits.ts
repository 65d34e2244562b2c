import type { ReviewQuery } from '../../gql/office/graphql';
import type { Picked } from './use-scoring';

export type ScreenedReview = NonNullable<ReviewQuery['review']>;
/** A stretch of a message that a rule of the server has hit; without an item it is a place to look at, no fault. */
export type Hit = ScreenedReview['hits'][number];
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

export interface Segment {
  readonly text: string;
  readonly hits: readonly Hit[];
}

/** A text cut where hits begin and end; a stretch may be hit by several. */
export function segmentsOf(text: string, hits: readonly Hit[]): Segment[] {
  const cuts = [...new Set([0, text.length, ...hits.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, index) => ({
    text: text.slice(start, cuts[index + 1]),
    hits: hits.filter((hit) => hit.start <= start && hit.end > start),
  }));
}
