import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { maximumScore } from '@zuoxi/vocabulary';
import type { QualityTables } from '../tables.js';
import { present, type ReviewRow, ReviewService } from './review.service.js';

@Injectable()
export class AppealService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database<QualityTables>,
    private readonly reviews: ReviewService,
    private readonly clock: Clock,
  ) {}

  /** Submitted results about the caller's own conversations, newest first. */
  async myReviews(ctx: Context): Promise<ReviewRow[]> {
    if (!ctx.agentId) return [];
    const agentId = ctx.agentId;
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('quality.review')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('agentId', '=', agentId)
        .where('status', '<>', 'open')
        .orderBy('submittedAt', 'desc')
        .limit(50)
        .execute(),
    );
    return rows.map(present);
  }

  async open(ctx: Context): Promise<ReviewRow[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('quality.review')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('status', '=', 'appealed')
        .orderBy('appealFiledAt')
        .limit(200)
        .execute(),
    );
    return rows.map(present);
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
      async ({ q, audit }) => {
        const moved = await q
          .updateTable('quality.review')
          .set({ status: 'appealed', appealFiledAt: now, appealReason: input.reason })
          .where('storeId', '=', review.storeId)
          .where('id', '=', review.id)
          .where('status', '=', 'submitted')
          .executeTakeFirst();
        if (!moved.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: review.status });
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
      async ({ q, audit }) => {
        const moved = await q
          .updateTable('quality.review')
          .set({
            ...(input.decision === 'change'
              ? {
                  score: input.score,
                  fatal: false,
                  scoreBeforeAppeal: review.score,
                  fatalBeforeAppeal: review.fatal,
                }
              : {}),
            status: input.decision === 'change' ? 'changed' : 'upheld',
            appealDecidedAt: this.clock.now(),
            appealDecision: input.reason,
            appealDecidedBy: ctx.actor.name,
          })
          .where('storeId', '=', review.storeId)
          .where('id', '=', review.id)
          .where('status', '=', 'appealed')
          .executeTakeFirst();
        if (!moved.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: review.status });
        if (input.decision === 'change') {
          // The new score stands by its reason; what the old one stood on is history.
          await q
            .updateTable('quality.reviewFinding')
            .set({ supersededAt: this.clock.now() })
            .where('storeId', '=', review.storeId)
            .where('reviewId', '=', review.id)
            .where('attempt', '=', review.attempt)
            .execute();
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
