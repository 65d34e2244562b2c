import { Inject, Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import {
  type CountedConnection,
  decodeCursor,
  encodeCursor,
  type PageArgs,
  pageLimit,
  toConnection,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { maximumScore } from '@zuoxi/vocabulary';
import { ReviewFinding } from './review-finding.entity.js';
import { Review } from './review.entity.js';
import { keyOf, present, type ReviewRow, reviewsOf, ReviewService } from './review.service.js';

@Injectable()
export class AppealService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly reviews: ReviewService,
    private readonly clock: Clock,
  ) {}

  /** Submitted results about the caller's own conversations, newest first. */
  async myReviews(ctx: Context, page: PageArgs = {}): Promise<CountedConnection<ReviewRow>> {
    const agentId = ctx.agentId;
    if (!agentId) return toConnection<ReviewRow>([], 1, () => '', 0);
    return this.page(ctx, page, 10, ['submittedAt', 'DESC'], (reviews) =>
      reviews.andWhere(`r.agentId = :agentId and r.status <> 'open'`, { agentId }),
    );
  }

  /** Those that have waited longest first. */
  open(ctx: Context, page: PageArgs = {}): Promise<CountedConnection<ReviewRow>> {
    return this.page(ctx, page, 20, ['appealFiledAt', 'ASC'], (reviews) =>
      reviews.andWhere(`r.status = 'appealed'`),
    );
  }

  private page(
    ctx: Context,
    args: PageArgs,
    size: number,
    [column, direction]: readonly ['submittedAt' | 'appealFiledAt', 'ASC' | 'DESC'],
    those: (reviews: SelectQueryBuilder<Review>) => SelectQueryBuilder<Review>,
  ): Promise<CountedConnection<ReviewRow>> {
    const limit = pageLimit(args, size);
    const after = decodeCursor(args.after, 2);
    return this.db.read(ctx, async ({ manager }) => {
      const matching = those(reviewsOf(ctx, manager));
      const total = await matching.getCount();
      if (after) {
        const [at, id] = after;
        const beyond = direction === 'ASC' ? '>' : '<';
        matching.andWhere(`(r.${column}, r.id) ${beyond} (:at::timestamptz, :id::uuid)`, { at, id });
      }
      const rows = await matching
        .orderBy(`r.${column}`, direction)
        .addOrderBy('r.id', direction)
        .limit(limit)
        .getMany();
      return toConnection(
        rows.map(present),
        limit,
        (row) => encodeCursor((row[column] as Date).toISOString(), row.id),
        total,
      );
    });
  }

  /** Only about one's own conversation, once, and in time. */
  async file(ctx: Context, input: { id: string; reason: string }): Promise<ReviewRow> {
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
      async ({ manager, audit }) => {
        const { affected } = await manager.update(
          Review,
          { ...keyOf(review), status: 'submitted' },
          { status: 'appealed', appealFiledAt: now, appealReason: input.reason },
        );
        if (!affected) throw new DomainError('STATE_CHANGED', { status: review.status });
        audit({ subjectType: 'review', subjectId: review.id, storeId: review.storeId });
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
    ctx: Context,
    input: { id: string; decision: 'keep' | 'change'; reason: string; score?: number | null },
  ): Promise<ReviewRow> {
    const review = found(await this.reviews.find(ctx, input.id), 'review');
    if (review.inspectorId === ctx.userId) throw new DomainError('APPEAL_SAME_PERSON');
    if (ctx.agentId && ctx.agentId === review.agentId) throw new DomainError('REVIEW_OWN_WORK');
    if (input.decision === 'change' && input.score == null)
      throw invalid([{ field: 'score', code: 'IS_NOT_EMPTY' }]);
    // Refused, never made to fit: the decision closes the appeal.
    if (input.score != null && input.score > maximumScore)
      throw new DomainError('SCORE_ABOVE_MAXIMUM', { max: maximumScore, score: input.score });
    await this.db.write(
      ctx,
      'appeal.decide',
      async ({ manager, audit }) => {
        const { affected } = await manager.update(
          Review,
          { ...keyOf(review), status: 'appealed' },
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
        );
        if (!affected) throw new DomainError('STATE_CHANGED', { status: review.status });
        if (input.decision === 'change') {
          // The new score stands by its reason; what the old one stood on is history.
          const { providerId, storeId, id: reviewId, attempt } = review;
          await manager.update(
            ReviewFinding,
            { providerId, storeId, reviewId, attempt },
            { supersededAt: this.clock.now() },
          );
        }
        audit({
          subjectType: 'review',
          subjectId: review.id,
          storeId: review.storeId,
          details: { decision: input.decision, before: review.score, after: input.score ?? review.score },
        });
        return null;
      },
      input,
    );
    return found(await this.reviews.find(ctx, input.id), 'review');
  }
}
