import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, personOf, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, moveAll, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import {
  type CountedConnection,
  countedPageOf,
  type ListOrder,
  type PageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { percent } from '../documents/terms.js';
import { QuoteApproval } from './quote-approval.entity.js';
import { approvalEvents, approvalTransitions } from './quote-approval.rules.js';
import { Quote } from './quote.entity.js';
import { type QuoteRow, QuoteService } from './quote.service.js';

const longestWaitingFirst: ListOrder<Quote, 'requestedAt'> = {
  usual: 'requestedAt',
  key: 'id',
  sorts: { requestedAt: { sql: 'a.requestedAt', type: 'timestamptz' } },
};

/** A quote below its price book's margin floor: asked for by who sells, decided by who may waive the floor. */
@Injectable()
export class QuoteApprovalService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly quotes: QuoteService,
    private readonly clock: Clock,
  ) {}

  /** The newest request of each quote. */
  ofQuotes(ctx: ProviderContext, quoteIds: readonly string[]) {
    const { providerId, storeIds } = ctx;
    return this.db.read(ctx, ({ manager }) =>
      manager
        .createQueryBuilder(QuoteApproval, 'a')
        .distinctOn(['a.quoteId'])
        .where('a.providerId = :providerId and a.storeId = any(:storeIds)', { providerId, storeIds })
        .andWhere('a.quoteId = any(:quoteIds)', { quoteIds })
        .orderBy('a.quoteId')
        .addOrderBy('a.requestedAt', 'DESC')
        .addOrderBy('a.id', 'DESC')
        .getMany(),
    );
  }

  /** Drafts that wait for a decision, oldest request first; a revised quote waits no longer. */
  waiting(ctx: ProviderContext, page: PageArgs): Promise<CountedConnection<QuoteRow>> {
    const { providerId, storeIds } = ctx;
    return this.db.read(ctx, ({ manager }) => {
      const drafts = manager
        .createQueryBuilder(Quote, 'q')
        .innerJoin(
          QuoteApproval,
          'a',
          `a.providerId = q.providerId and a.storeId = q.storeId and a.quoteId = q.id and a.status = 'requested'`,
        )
        .where('q.providerId = :providerId and q.storeId = any(:storeIds)', { providerId, storeIds })
        .andWhere(`q.status = 'draft'`);
      return countedPageOf(drafts, longestWaitingFirst, page, (quote) => this.quotes.present(ctx, quote));
    });
  }

  /** @throws DomainError APPROVAL_NOT_NEEDED, or STATE_CHANGED when one is open or granted already. */
  async request(ctx: ProviderContext, input: { id: string; reason: string }): Promise<QuoteRow> {
    const quote = await this.draftOf(ctx, input.id);
    const { margin, marginFloor, belowFloor } = quote.pricing;
    if (!belowFloor) {
      throw new DomainError('APPROVAL_NOT_NEEDED', { margin: percent(margin), floor: percent(marginFloor) });
    }
    await this.db.write(
      ctx,
      'quote.request-approval',
      async ({ insert, audit, happened }) => {
        const approval = {
          providerId: ctx.providerId,
          storeId: quote.storeId,
          id: newId(),
          quoteId: quote.id,
          status: 'requested' as const,
          reason: input.reason.trim(),
          requestedBy: ctx.actor.name,
          requestedById: askerOf(ctx),
          requestedAt: this.clock.now(),
        };
        // One that is open or granted is in the way; one that was returned is not.
        const made = await insert(QuoteApproval, approval, { ignore: true });
        if (!made) throw new DomainError('STATE_CHANGED', { status: 'requested' });
        audit({
          subjectType: 'quote',
          subjectId: quote.id,
          storeId: quote.storeId,
          details: { reason: input.reason, margin, marginFloor },
        });
        await happened(approvalEvents.requested, about(quote));
        return null;
      },
      input,
    );
    return quote;
  }

  /**
   * Whatever their roles, nobody decides what they asked for themselves, by themselves or with a key.
   *
   * @throws DomainError SECOND_PERSON_REQUIRED to who asked, STATE_CHANGED when nothing waits for a decision: of two at
   *   once, one wins.
   */
  async approve(ctx: ProviderContext, input: { id: string; comment?: string | null }): Promise<QuoteRow> {
    const quote = await this.draftOf(ctx, input.id);
    await this.db.write(
      ctx,
      'quote.approve',
      (tx) => this.decide(ctx, tx, quote, 'approved', input.comment),
      input,
    );
    return quote;
  }

  /** @throws DomainError STATE_CHANGED as above. */
  async return(ctx: ProviderContext, input: { id: string; comment: string }): Promise<QuoteRow> {
    const quote = await this.draftOf(ctx, input.id);
    await this.db.write(
      ctx,
      'quote.return',
      (tx) => this.decide(ctx, tx, quote, 'returned', input.comment),
      input,
    );
    return quote;
  }

  /** @throws DomainError MARGIN_BELOW_FLOOR unless the margin holds or somebody has waived the floor for this revision. */
  async checkSendable(ctx: ProviderContext, quote: QuoteRow): Promise<void> {
    const { margin, marginFloor, belowFloor } = quote.pricing;
    if (!belowFloor) return;
    const [newest] = await this.ofQuotes(ctx, [quote.id]);
    if (newest?.status !== 'approved') {
      throw new DomainError('MARGIN_BELOW_FLOOR', { margin: percent(margin), floor: percent(marginFloor) });
    }
  }

  private async decide(
    ctx: ProviderContext,
    tx: WriteTx,
    quote: QuoteRow,
    status: 'approved' | 'returned',
    comment?: string | null,
  ): Promise<null> {
    const { providerId, storeId, id: quoteId } = quote;
    const own = { providerId, storeId, quoteId };
    const asked = await tx.manager.findOneBy(QuoteApproval, { ...own, status: 'requested' });
    // Requests of before the requester's id was kept have the name alone.
    const isOwn = asked?.requestedById
      ? asked.requestedById === askerOf(ctx)
      : asked?.requestedBy === ctx.actor.name;
    if (isOwn) throw new DomainError('SECOND_PERSON_REQUIRED');
    const decided = { decidedBy: ctx.actor.name, decidedAt: this.clock.now() };
    const answer = { status, comment: comment?.trim() || null, ...decided };
    if (!(await moveAll(tx, QuoteApproval, approvalTransitions, own, answer)))
      throw new DomainError('STATE_CHANGED', { status: 'decided' });
    const { margin, marginFloor } = quote.pricing;
    tx.audit({
      subjectType: 'quote',
      subjectId: quote.id,
      storeId: quote.storeId,
      details: { comment: comment ?? null, margin, marginFloor },
    });
    const accountIds = asked?.requestedById ? [asked.requestedById] : [];
    await tx.happened(approvalEvents[status], { ...about(quote), accountIds });
    return null;
  }

  private async draftOf(ctx: ProviderContext, id: string): Promise<QuoteRow> {
    const quote = found(await this.quotes.find(ctx, id), 'quote');
    if (quote.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: quote.status });
    return quote;
  }
}

const askerOf = (ctx: ProviderContext): string => personOf(ctx) ?? ctx.actor.id;

const about = ({ id, storeId, number }: QuoteRow) => ({ storeId, subjectId: id, params: { number } });
