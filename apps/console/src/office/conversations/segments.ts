import type { ReviewQuery } from '../../gql/office/graphql';

/** A stretch of a message that a rule of the server has hit; without an item it is a place to look at, no fault. */
export type Hit = NonNullable<ReviewQuery['review']>['hits'][number];

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
