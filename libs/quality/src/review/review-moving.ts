import { type AuditNote, move, type Moved, type WriteTx } from '@zuoxi/platform/database';
import { Review } from './review.entity.js';
import { reviewEvents, reviewTransitions } from './review.rules.js';
import { keyOf, type ReviewRow } from './review.service.js';

/**
 * Moves a review as it was read, and tells of it: whose work it is hears what others did, and knows what they did
 * themselves.
 *
 * @throws DomainError STATE_CHANGED when somebody was faster
 */
export async function moveReview(
  tx: WriteTx,
  review: ReviewRow,
  set: Moved<Review>,
  note: Pick<AuditNote, 'details' | 'changes'> = {},
): Promise<void> {
  const { id: subjectId, storeId, on, agentId, attempt } = review;
  await move(tx, Review, reviewTransitions, { ...keyOf(review), attempt }, set);
  tx.audit({ subjectType: 'review', subjectId, storeId, ...note });
  const event = reviewEvents[set.status];
  const agentIds = set.status === 'appealed' ? [] : [agentId];
  if (event) await tx.happened(event, { storeId, subjectId, params: { on }, agentIds });
}
