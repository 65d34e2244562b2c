import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, sql } from '@zuoxi/platform/database';
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
import type { QualityTables } from '../tables.js';
import { present, type Q, type ReviewRow, ReviewService } from './review.service.js';

@Injectable()
export class AppealService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database<QualityTables>,
    private readonly reviews: ReviewService,
    private readonly clock: Clock,
  ) {}

  /** Submitted results about the caller's own conversations, newest first. */
  async myReviews(ctx: Context, page: PageArgs = {}): Promise<CountedConnection<ReviewRow>> {
    const agentId = ctx.agentId;
    if (!agentId) return toConnection<ReviewRow>([], 1, () => '', 0);
    return this.page(ctx, page, 10, ['submittedAt', 'desc'], (q) =>
      q
        .selectFrom('quality.review')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('agentId', '=', agentId)
        .where('status', '<>', 'open'),
    );
  }

  /** Those that have waited longest first. */
  open(ctx: Context, page: PageArgs = {}): Promise<CountedConnection<ReviewRow>> {
    return this.page(ctx, page, 20, ['appealFiledAt', 'asc'], (q) =>
      this.reviews.select(ctx, q).where('status', '=', 'appealed'),
    );
  }

  private page(
    ctx: Context,
    args: PageArgs,
    size: number,
    [column, direction]: readonly ['submittedAt' | 'appealFiledAt', 'asc' | 'desc'],
    matching: (q: Q) => ReturnType<ReviewService['select']>,
  ): Promise<CountedConnection<ReviewRow>> {
    const limit = pageLimit(args, size);
    const after = decodeCursor(args.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      const { total } = await q
        .selectFrom(matching(q).as('m'))
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      let rows = matching(q).orderBy(column, direction).orderBy('id', direction).limit(limit);
      if (after) {
        const beyond = direction === 'asc' ? sql`>` : sql`<`;
        const place = sql`(${sql.ref(column)}, id) ${beyond} (${after[0]}::timestamptz, ${after[1]}::uuid)`;
        rows = rows.where(sql<boolean>`${place}`);
      }
      const reviews = (await rows.execute()).map(present);
      return toConnection(
        reviews,
        limit,
        (row) => encodeCursor((row[column] as Date).toISOString(), row.id),
        Number(total),
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
