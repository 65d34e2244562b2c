import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { outcomeOf } from '@zuoxi/vocabulary';
import type { QualityTables } from '../tables.js';
import { type ReviewRow, ReviewService } from './review.service.js';
import { checkEvidence, checkFindings, type Finding, reopenMinutes } from './scorecard.rules.js';
import { ScorecardService } from './scorecard.service.js';

/** Scoring a conversation, and taking the score back. */
@Injectable()
export class ScoringService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database<QualityTables>,
    private readonly reviews: ReviewService,
    private readonly scorecards: ScorecardService,
    private readonly clock: Clock,
  ) {}

  /**
   * Scores a conversation, and keeps what was read: messages, findings and score commit together.
   *
   * @throws DomainError REVIEW_OWN_WORK, or INVALID_INPUT naming the finding, also when it cites what is not a message of
   *   that conversation, or another agent's.
   */
  async submit(
    ctx: Context,
    input: {
      id: string;
      findings: readonly {
        itemKey: string;
        deduction?: number | null;
        note?: string | null;
        messageIds: readonly string[];
      }[];
      notApplicable?: readonly string[] | null;
      comment?: string | null;
    },
  ): Promise<ReviewRow> {
    const review = found(await this.reviews.find(ctx, input.id), 'review');
    if (ctx.agentId && ctx.agentId === review.agentId) throw new DomainError('REVIEW_OWN_WORK');
    const scorecard = found((await this.scorecards.getMany(ctx, [review.scorecardId]))[0], 'scorecard');
    const findings: Finding[] = input.findings.map((finding) => ({
      itemKey: finding.itemKey,
      deduction: finding.deduction ?? scorecard.items.find(({ key }) => key === finding.itemKey)?.points ?? 0,
      note: finding.note ?? null,
      messageIds: finding.messageIds,
    }));
    const notApplicable = [...new Set(input.notApplicable)];
    const problems = checkFindings(scorecard.items, findings, notApplicable);
    if (problems.length) throw invalid(problems);
    const { score, fatal } = outcomeOf(scorecard.items, findings, notApplicable);
    const now = this.clock.now();
    await this.db.write(
      ctx,
      'review.submit',
      async ({ q, audit }) => {
        const { messages, accounts } = await this.reviews.evidenceFor(q, review);
        const unfit = checkEvidence(findings, messages, accounts);
        if (unfit.length) throw invalid(unfit);
        const moved = await q
          .updateTable('quality.review')
          .set({
            score,
            fatal,
            notApplicable,
            status: 'submitted',
            comment: input.comment?.trim() || null,
            inspectorId: ctx.userId,
            inspectorName: ctx.actor.name,
            submittedAt: now,
            appealUntil: new Date(now.getTime() + scorecard.appealDays * 86_400_000),
          })
          .where('storeId', '=', review.storeId)
          .where('id', '=', review.id)
          .where('attempt', '=', review.attempt)
          .where('status', '=', 'open')
          .executeTakeFirst();
        if (!moved.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: review.status });
        if (findings.length) {
          await q
            .insertInto('quality.reviewFinding')
            .values(
              findings.map(({ messageIds, ...finding }) => ({
                ...finding,
                providerId: ctx.providerId as string,
                storeId: review.storeId,
                reviewId: review.id,
                attempt: review.attempt,
                messageIds: JSON.stringify(messageIds),
              })),
            )
            .execute();
        }
        for (let first = 0; first < messages.length; first += 1000) {
          await q
            .insertInto('quality.reviewMessage')
            .values(
              messages.slice(first, first + 1000).map((message, index) => ({
                providerId: ctx.providerId as string,
                storeId: review.storeId,
                reviewId: review.id,
                attempt: review.attempt,
                ordinal: first + index,
                messageId: message.id,
                at: message.at,
                direction: message.direction,
                type: message.type,
                agentAccount: message.agentAccount,
                text: message.text,
              })),
            )
            .execute();
        }
        audit({ subjectType: 'review', subjectId: review.id, storeId: review.storeId, details: { score } });
        return null;
      },
      input,
    );
    return found(await this.reviews.find(ctx, input.id), 'review');
  }

  /** Until when the caller may take the review back; null when they may not. */
  reopenUntil(ctx: Context, review: ReviewRow): Date | null {
    if (review.status !== 'submitted' || review.inspectorId !== ctx.userId || !review.submittedAt)
      return null;
    const until = new Date(review.submittedAt.getTime() + reopenMinutes * 60_000);
    return until < this.clock.now() ? null : until;
  }

  /**
   * Opens one's own review again. What it said stays under its attempt and in the audit log; the next attempt is scored
   * anew.
   *
   * @throws DomainError REOPEN_OTHERS or REOPEN_CLOSED, or STATE_CHANGED when it was appealed meanwhile.
   */
  async reopen(ctx: Context, input: { id: string }): Promise<ReviewRow> {
    const review = found(await this.reviews.find(ctx, input.id), 'review');
    const before = await this.reviews.findingsOf(ctx, [review.id]);
    await this.db.write(
      ctx,
      'review.reopen',
      async ({ q, audit }) => {
        if (review.status !== 'submitted') throw new DomainError('STATE_CHANGED', { status: review.status });
        if (review.inspectorId !== ctx.userId) throw new DomainError('REOPEN_OTHERS');
        if (!this.reopenUntil(ctx, review))
          throw new DomainError('REOPEN_CLOSED', { minutes: reopenMinutes });
        const moved = await q
          .updateTable('quality.review')
          .set({
            status: 'open',
            score: null,
            fatal: false,
            notApplicable: [],
            attempt: review.attempt + 1,
            submittedAt: null,
            appealUntil: null,
            inspectorId: null,
            inspectorName: null,
          })
          .where('storeId', '=', review.storeId)
          .where('id', '=', review.id)
          .where('attempt', '=', review.attempt)
          .where('status', '=', 'submitted')
          .executeTakeFirst();
        if (!moved.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: review.status });
        audit({
          subjectType: 'review',
          subjectId: review.id,
          storeId: review.storeId,
          details: {
            score: review.score,
            findings: before.map(({ itemKey, deduction }) => ({ itemKey, deduction })),
            notApplicable: review.notApplicable,
          },
        });
        return null;
      },
      input,
    );
    return found(await this.reviews.find(ctx, input.id), 'review');
  }
}
