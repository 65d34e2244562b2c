import { Injectable } from '@nestjs/common';
import { holds, personOf, type ProviderContext } from '@zuoxi/platform/context';
import { DomainError } from '@zuoxi/platform/errors';
import type { ReviewRow } from './review.service.js';

/** Who may not judge what, whatever their roles: their own work, and scores that they gave. */
@Injectable()
export class DutiesService {
  /** @throws DomainError REVIEW_OWN_WORK */
  checkScoring(ctx: ProviderContext, review: ReviewRow): void {
    if (isOwnWork(ctx, review)) throw new DomainError('REVIEW_OWN_WORK');
  }

  /** @throws DomainError APPEAL_SAME_PERSON to who scored, REVIEW_OWN_WORK to whose work it is */
  checkDeciding(ctx: ProviderContext, review: ReviewRow): void {
    if (review.inspectorId === personOf(ctx)) throw new DomainError('APPEAL_SAME_PERSON');
    if (isOwnWork(ctx, review)) throw new DomainError('REVIEW_OWN_WORK');
  }

  /** Whether the caller may decide the appeal that waits here. */
  mayDecide(ctx: ProviderContext, review: ReviewRow): boolean {
    return (
      review.status === 'appealed' &&
      holds(ctx, 'appeal:decide', review.storeId) &&
      review.inspectorId !== personOf(ctx) &&
      !isOwnWork(ctx, review)
    );
  }
}

const isOwnWork = ({ agentId }: ProviderContext, review: ReviewRow) =>
  agentId !== null && agentId === review.agentId;
