import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { percent } from '../documents/terms.js';
import type { SalesTables } from '../tables.js';
import { type QuoteRow, QuoteService } from './quote.service.js';

/** A quote below its price book's margin floor: asked for by who sells, decided by who may waive the floor. */
@Injectable()
export class QuoteApprovalService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database<SalesTables>,
    private readonly quotes: QuoteService,
    private readonly clock: Clock,
  ) {}

  /** The newest request of each quote. */
  ofQuotes(ctx: Context, quoteIds: readonly string[]) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('sales.quoteApproval')
        .distinctOn('quoteId')
        .select([
          'quoteId',
          'status',
          'reason',
          'requestedBy',
          'requestedAt',
          'decidedBy',
          'decidedAt',
          'comment',
        ])
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('quoteId', 'in', [...quoteIds])
        .orderBy('quoteId')
        .orderBy('requestedAt', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    );
  }

  /** Drafts that wait for a decision, oldest request first; a revised quote waits no longer. */
  async waiting(ctx: Context): Promise<QuoteRow[]> {
    const requests = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('sales.quoteApproval as a')
        .innerJoin('sales.quote as u', (join) =>
          join.onRef('u.storeId', '=', 'a.storeId').onRef('u.id', '=', 'a.quoteId'),
        )
        .select('a.quoteId')
        .where('a.providerId', '=', ctx.providerId as string)
        .where('a.storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('a.status', '=', 'requested')
        .where('u.status', '=', 'draft')
        .orderBy('a.requestedAt')
        .execute(),
    );
    if (!requests.length) return [];
    const quotes = await this.quotes.getMany(
      ctx,
      requests.map(({ quoteId }) => quoteId),
    );
    return requests.flatMap(({ quoteId }) => quotes.find(({ id }) => id === quoteId) ?? []);
  }

  /** @throws DomainError APPROVAL_NOT_NEEDED, or STATE_CHANGED when one is open or granted already. */
  async request(ctx: Context, input: { id: string; reason: string }): Promise<QuoteRow> {
    const quote = await this.draftOf(ctx, input.id);
    const { margin, marginFloor, belowFloor } = quote.pricing;
    if (!belowFloor) {
      throw new DomainError('APPROVAL_NOT_NEEDED', { margin: percent(margin), floor: percent(marginFloor) });
    }
    await this.db.write(
      ctx,
      'quote.request-approval',
      async ({ q, audit }) => {
        const made = await q
          .insertInto('sales.quoteApproval')
          .values({
            providerId: ctx.providerId as string,
            storeId: quote.storeId,
            id: newId(),
            quoteId: quote.id,
            status: 'requested',
            reason: input.reason.trim(),
            requestedBy: ctx.actor.name,
            requestedById: ctx.actor.id,
            requestedAt: this.clock.now(),
          })
          // One that is open or granted is in the way; one that was returned is not.
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (!made.numInsertedOrUpdatedRows) throw new DomainError('STATE_CHANGED', { status: 'requested' });
        audit({
          subjectType: 'quote',
          subjectId: quote.id,
          storeId: quote.storeId,
          details: { reason: input.reason, margin, marginFloor },
        });
        return null;
      },
      input,
    );
    return quote;
  }

  /**
   * Whatever their roles, nobody decides what they asked for themselves.
   *
   * @throws DomainError SECOND_PERSON_REQUIRED to who asked, STATE_CHANGED when nothing waits for a decision: of two at
   *   once, one wins.
   */
  async approve(ctx: Context, input: { id: string; comment?: string | null }): Promise<QuoteRow> {
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
  async return(ctx: Context, input: { id: string; comment: string }): Promise<QuoteRow> {
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
  async checkSendable(ctx: Context, quote: QuoteRow): Promise<void> {
    const { margin, marginFloor, belowFloor } = quote.pricing;
    if (!belowFloor) return;
    const [newest] = await this.ofQuotes(ctx, [quote.id]);
    if (newest?.status !== 'approved') {
      throw new DomainError('MARGIN_BELOW_FLOOR', { margin: percent(margin), floor: percent(marginFloor) });
    }
  }

  private async decide(
    ctx: Context,
    { q, audit }: WriteTx<SalesTables>,
    quote: QuoteRow,
    status: 'approved' | 'returned',
    comment?: string | null,
  ): Promise<null> {
    const asked = await q
      .selectFrom('sales.quoteApproval')
      .select(['requestedById', 'requestedBy'])
      .where('storeId', '=', quote.storeId)
      .where('quoteId', '=', quote.id)
      .where('status', '=', 'requested')
      .executeTakeFirst();
    // Requests of before the requester's id was kept have the name alone.
    const own = asked?.requestedById
      ? asked.requestedById === ctx.actor.id
      : asked?.requestedBy === ctx.actor.name;
    if (own) throw new DomainError('SECOND_PERSON_REQUIRED');
    const decided = await q
      .updateTable('sales.quoteApproval')
      .set({
        status,
        comment: comment?.trim() || null,
        decidedBy: ctx.actor.name,
        decidedAt: this.clock.now(),
      })
      .where('storeId', '=', quote.storeId)
      .where('quoteId', '=', quote.id)
      .where('status', '=', 'requested')
      .executeTakeFirst();
    if (!decided.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: 'decided' });
    const { margin, marginFloor } = quote.pricing;
    audit({
      subjectType: 'quote',
      subjectId: quote.id,
      storeId: quote.storeId,
      details: { comment: comment ?? null, margin, marginFloor },
    });
    return null;
  }

  private async draftOf(ctx: Context, id: string): Promise<QuoteRow> {
    const quote = found(await this.quotes.find(ctx, id), 'quote');
    if (quote.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: quote.status });
    return quote;
  }
}
