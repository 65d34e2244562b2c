import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import {
  type CountedConnection,
  countedPageOf,
  type ListOrder,
  type PageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { maximumScore } from '@zuoxi/vocabulary';
import { DutiesService } from './duties.service.js';
import { ReviewFinding } from './review-finding.entity.js';
import { Review } from './review.entity.js';
import { moveReview } from './review-moving.js';
import { present, type ReviewRow, reviewsOf, ReviewService } from './review.service.js';

const newestFirst: ListOrder<Review> = { usual: '-submittedAt', key: 'id', size: 10 };
const longestWaitingFirst: ListOrder<Review> = { usual: 'appealFiledAt', key: 'id', size: 20 };

@Injectable()
export class AppealService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly reviews: ReviewService,
    private readonly duties: DutiesService,
    private readonly clock: Clock,
  ) {}

  /** Submitted results about the caller's own conversations. */
  myReviews(ctx: ProviderContext, page: PageArgs = {}): Promise<CountedConnection<ReviewRow>> {
    return this.db.read(ctx, ({ manager }) => {
      // Who is no agent has no id, which no review is of.
      const own = reviewsOf(ctx, manager).andWhere(`r.agentId = :agentId and r.status <> 'open'`, {
        agentId: ctx.agentId,
      });
      return countedPageOf(own, newestFirst, page, present);
    });
  }

  open(ctx: ProviderContext, page: PageArgs = {}): Promise<CountedConnection<ReviewRow>> {
    return this.db.read(ctx, ({ manager }) => {
      const waiting = reviewsOf(ctx, manager).andWhere(`r.status = 'appealed'`);
      return countedPageOf(waiting, longestWaitingFirst, page, present);
    });
  }

  /** Only about one's own conversation, once, and in time. */
  async file(ctx: ProviderContext, input: { id: string; reason: string }): Promise<ReviewRow> {
    const review = found(await this.reviews.find(ctx, input.id), 'review');
    // Another agent's review is nobody's business: it answers like one that does not exist.
    found(review.agentId === ctx.agentId ? review : null, 'review');
    const now = this.clock.now();
    if (review.appealUntil && review.appealUntil < now) {
      throw new DomainError('APPEAL_CLOSED', { until: review.appealUntil.toISOString() });
    }
    await this.db.write(
      ctx,
      'appeal.file',
      async (tx) => {
        await moveReview(tx, review, {
          status: 'appealed',
          appealFiledAt: now,
          appealReason: input.reason,
        });
        return null;
      },
      input,
    );
    return found(await this.reviews.find(ctx, input.id), 'review');
  }

  /**
   * @throws DomainError APPEAL_SAME_PERSON or REVIEW_OWN_WORK: neither who scored nor whose work it is decides; or
   *   SCORE_ABOVE_MAXIMUM.
   */
  async decide(
    ctx: ProviderContext,
    input: { id: string; decision: 'keep' | 'change'; reason: string; score?: number | null },
  ): Promise<ReviewRow> {
    const review = found(await this.reviews.find(ctx, input.id), 'review');
    await this.duties.checkDeciding(ctx, review);
    if (input.decision === 'change' && input.score == null)
      throw invalid([{ field: 'score', code: 'IS_NOT_EMPTY' }]);
    // Refused, never made to fit: the decision closes the appeal.
    if (input.score != null && input.score > maximumScore)
      throw new DomainError('SCORE_ABOVE_MAXIMUM', { max: maximumScore, score: input.score });
    await this.db.write(
      ctx,
      'appeal.decide',
      async (tx) => {
        await moveReview(
          tx,
          review,
          {
            ...(input.decision === 'change' && {
              score: String(input.score),
              fatal: false,
              scoreBeforeAppeal: review.score === null ? null : String(review.score),
              fatalBeforeAppeal: review.fatal,
            }),
            status: input.decision === 'change' ? 'changed' : 'upheld',
            appealDecidedAt: this.clock.now(),
            appealDecision: input.reason,
            appealDecidedBy: ctx.actor.name,
          },
          {
            details: { decision: input.decision },
            changes: changesOf({ score: review.score }, { score: input.score ?? review.score }),
          },
        );
        if (input.decision === 'change') {
          // The new score stands by its reason; what the old one stood on is history.
          const { providerId, storeId, id: reviewId, attempt } = review;
          await tx.manager.update(
            ReviewFinding,
            { providerId, storeId, reviewId, attempt },
            { supersededAt: this.clock.now() },
          );
        }
        return null;
      },
      input,
    );
    return found(await this.reviews.find(ctx, input.id), 'review');
  }
}
