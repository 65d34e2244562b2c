import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { personOf, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { outcomeOf } from '@zuoxi/vocabulary';
import { DutiesService } from './duties.service.js';
import { ReviewFinding } from './review-finding.entity.js';
import { ReviewMessage } from './review-message.entity.js';
import { moveReview } from './review-moving.js';
import { type ReviewRow, ReviewService } from './review.service.js';
import { checkEvidence, checkFindings, type Finding, reopenMinutes } from './scorecard.rules.js';
import { ScorecardService } from './scorecard.service.js';

/** Scoring a conversation, and taking the score back. */
@Injectable()
export class ScoringService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly reviews: ReviewService,
    private readonly duties: DutiesService,
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
    ctx: ProviderContext,
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
    await this.duties.checkScoring(ctx, review);
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
      async (tx) => {
        const { insert } = tx;
        const { messages, accounts } = await this.reviews.evidenceFor(tx.manager, review);
        const unfit = checkEvidence(findings, messages, accounts);
        if (unfit.length) throw invalid(unfit);
        await moveReview(
          tx,
          review,
          {
            score: score === null ? null : String(score),
            fatal,
            notApplicable,
            status: 'submitted',
            comment: input.comment?.trim() || null,
            inspectorId: personOf(ctx),
            inspectorName: ctx.actor.name,
            submittedAt: now,
            appealUntil: new Date(now.getTime() + scorecard.appealDays * 86_400_000),
          },
          { details: { score } },
        );
        const { providerId, storeId, id: reviewId, attempt } = review;
        const own = { providerId, storeId, reviewId, attempt };
        if (findings.length) {
          const rows = findings.map((finding) => ({
            ...own,
            ...finding,
            deduction: String(finding.deduction),
          }));
          await insert(ReviewFinding, rows);
        }
        const sealed = messages.map(({ id, ...message }, ordinal) => ({
          ...own,
          ...message,
          messageId: id,
          ordinal,
        }));
        for (let first = 0; first < sealed.length; first += 1000)
          await insert(ReviewMessage, sealed.slice(first, first + 1000));
        return null;
      },
      input,
    );
    return found(await this.reviews.find(ctx, input.id), 'review');
  }

  /** Until when the caller may take the review back; null when they may not. */
  reopenUntil(ctx: ProviderContext, review: ReviewRow): Date | null {
    if (review.status !== 'submitted' || review.inspectorId !== personOf(ctx) || !review.submittedAt)
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
  async reopen(ctx: ProviderContext, input: { id: string }): Promise<ReviewRow> {
    const review = found(await this.reviews.find(ctx, input.id), 'review');
    const before = await this.reviews.findingsOf(ctx, [review.id]);
    await this.db.write(
      ctx,
      'review.reopen',
      async (tx) => {
        if (review.status !== 'submitted') throw new DomainError('STATE_CHANGED', { status: review.status });
        if (review.inspectorId !== personOf(ctx)) throw new DomainError('REOPEN_OTHERS');
        if (!this.reopenUntil(ctx, review))
          throw new DomainError('REOPEN_CLOSED', { minutes: reopenMinutes });
        await moveReview(
          tx,
          review,
          {
            status: 'open',
            score: null,
            fatal: false,
            notApplicable: [],
            attempt: review.attempt + 1,
            submittedAt: null,
            appealUntil: null,
            inspectorId: null,
            inspectorName: null,
          },
          {
            details: {
              score: review.score,
              findings: before.map(({ itemKey, deduction }) => ({ itemKey, deduction })),
              notApplicable: review.notApplicable,
            },
          },
        );
        return null;
      },
      input,
    );
    return found(await this.reviews.find(ctx, input.id), 'review');
  }
}
