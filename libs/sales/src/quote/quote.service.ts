import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, move, type ReadTx, type WriteTx, ofStores } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, type SortedPageArgs, withoutColumns } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { PricingError } from '@zuoxi/pricing';
import { PLANNING_REPLY_SHARE, StaffingError } from '@zuoxi/staffing';
import { Any } from 'typeorm';
import type { QueryQuotesSort, QuoteKind } from '../api.types.js';
import { holidaysServed } from '../documents/terms.js';
import { nextNumber } from '../numbering.js';
import { PriceBookService } from '../price-book/price-book.service.js';
import type {
  CreateQuoteInput,
  QuoteOptionsInput,
  QuotePreviewInput,
  ReviseQuoteInput,
} from './quote.inputs.js';
import { Quote, type QuoteTerms } from './quote.entity.js';
import {
  priceQuote,
  seatsOfLevels,
  type PricedQuote,
  type QuoteStatus,
  serviceLevels,
  quoteEvents,
  quoteTransitions,
} from './quote.rules.js';
import { readShopFacts, trafficIsKnown } from './shop-facts.js';
import { reasonOf, sizeStore, type Sizing, targetKeptBy } from './sizing.rules.js';

const validDays = 14;

export type QuoteRow = Awaited<ReturnType<QuoteService['getMany']>>[number];
/** What the engines said, which lists do not show. */
export type QuoteDocument = 'sizing' | 'pricing';
type Ask = Pick<QuotePreviewInput, 'seats' | 'months' | 'discount' | 'threeMinuteTarget'>;

const order: ListOrder<Quote, QueryQuotesSort> = {
  usual: '-createdAt',
  key: 'id',
  sorts: {
    number: 'number',
    status: 'status',
    seats: 'seats',
    total: 'totalFen',
    validUntil: 'validUntil',
    by: 'createdBy',
  },
};

@Injectable()
export class QuoteService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly priceBooks: PriceBookService,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: ProviderContext, ids: readonly string[]) {
    const where = { ...ofStores(ctx), id: Any(ids) };
    const rows = await this.db.read(ctx, ({ manager }) => manager.findBy(Quote, where));
    return rows.map((row) => this.present(ctx, row));
  }

  async find(ctx: ProviderContext, id: string): Promise<QuoteRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  /** @param unread documents that are not shown, and then undefined */
  async listOfStores(
    ctx: ProviderContext,
    storeIds: readonly string[],
    unread: readonly QuoteDocument[] = [],
  ) {
    const rows = await this.db.read(ctx, ({ manager }) => {
      const quotes = quotesOf(ctx, manager, storeIds);
      // A shop sees what was offered to it, not what is being drafted.
      if (ctx.storeId !== null) quotes.andWhere(`q.status <> 'draft'`);
      return withoutColumns(quotes, unread).orderBy('q.createdAt', 'DESC').getMany();
    });
    return rows.map((row) => this.present(ctx, row));
  }

  list(
    ctx: ProviderContext,
    page: SortedPageArgs & { status?: QuoteStatus | null; storeId?: string | null },
    unread: readonly QuoteDocument[] = [],
    isCounted = true,
  ) {
    return this.db.read(ctx, ({ manager }) => {
      const matching = withoutColumns(quotesOf(ctx, manager, ctx.storeIds), unread);
      if (page.status) matching.andWhere('q.status = :status', { status: page.status });
      if (page.storeId) matching.andWhere('q.storeId = :storeId', { storeId: page.storeId });
      return countedPageOf(matching, order, page, (row) => this.present(ctx, row), isCounted);
    });
  }

  async preview(ctx: ProviderContext, input: QuotePreviewInput) {
    heldStore(ctx, input.storeId);
    const basis = await this.db.read(ctx, (tx) => this.basisOf(ctx, tx, input.storeId));
    return this.previewOf(ctx, basis, input);
  }

  /** One offer a level of service, no two with as many seats; each promises what its seats are expected to keep. */
  async options(ctx: ProviderContext, input: QuoteOptionsInput) {
    heldStore(ctx, input.storeId);
    const basis = await this.db.read(ctx, (tx) => this.basisOf(ctx, tx, input.storeId));
    const [economy, balanced, assured] = serviceLevels.map(
      ({ threeMinuteTarget }) => sizeStore(basis.profile, null, Number(threeMinuteTarget)).seats,
    );
    const needed = [economy ?? 1, balanced ?? 1, assured ?? 1] as const;
    const seats = seatsOfLevels(needed);
    return serviceLevels.map(({ key, threeMinuteTarget }, level) => ({
      key,
      preview: this.previewOf(ctx, basis, {
        ...input,
        seats: seats[level] ?? null,
        threeMinuteTarget: seats[level] === needed[level] ? threeMinuteTarget : null,
      }),
    }));
  }

  async create(ctx: ProviderContext, input: CreateQuoteInput): Promise<QuoteRow> {
    heldStore(ctx, input.storeId);
    const id = await this.db.write(
      ctx,
      'quote.create',
      async (tx) => {
        const year = Number(businessDateOf(this.clock.now()).slice(0, 4));
        const number = await nextNumber(ctx, tx, 'Q', year);
        return this.insert(ctx, tx, input.storeId, { ...input, number, revision: 1 });
      },
      input,
    );
    return found(await this.find(ctx, id), 'quote');
  }

  /**
   * The former revision stays readable and is superseded in the same transaction. What is left out stays as it was; seats
   * of null are as many as the target needs.
   */
  async revise(ctx: ProviderContext, input: ReviseQuoteInput): Promise<QuoteRow> {
    const former = found(await this.find(ctx, input.id), 'quote');
    const id = await this.db.write(
      ctx,
      'quote.revise',
      async (tx) => {
        await this.move(ctx, tx, former, 'superseded');
        const { number, revision, storeId } = former;
        const today = businessDateOf(this.clock.now());
        return this.insert(ctx, tx, storeId, {
          kind: input.kind,
          months: input.months,
          seats: input.seats === undefined ? former.seats : input.seats,
          discount: input.discount === undefined ? former.discount : input.discount,
          threeMinuteTarget:
            input.threeMinuteTarget === undefined ? former.threeMinuteTarget : input.threeMinuteTarget,
          // An offer that is over is not made again with its old end.
          validUntil:
            input.validUntil === undefined && former.validUntil >= today
              ? former.validUntil
              : input.validUntil,
          number,
          revision: revision + 1,
        });
      },
      input,
    );
    return found(await this.find(ctx, id), 'quote');
  }

  async markLost(ctx: ProviderContext, id: string, reason: string): Promise<QuoteRow> {
    const quote = found(await this.find(ctx, id), 'quote');
    await this.db.write(
      ctx,
      'quote.lose',
      (tx) => this.move(ctx, tx, quote, 'lost', { lostReason: reason }),
      { id, reason },
    );
    return found(await this.find(ctx, id), 'quote');
  }

  /** Moves a quote, or says what state it is in now: of two at once, one wins. */
  async move(
    ctx: ProviderContext,
    tx: WriteTx,
    { providerId, storeId, id, number }: Pick<Quote, 'providerId' | 'storeId' | 'id' | 'number'>,
    to: QuoteStatus,
    values: Partial<Pick<Quote, 'lostReason' | 'documentFileId' | 'documentSha256'>> = {},
  ): Promise<null> {
    await move(tx, Quote, quoteTransitions, { providerId, storeId, id }, { ...values, status: to });
    tx.audit({ subjectType: 'quote', subjectId: id, storeId, details: { status: to } });
    const event = quoteEvents[to];
    if (event) await tx.happened(event, { storeId, subjectId: id, params: { number } });
    return null;
  }

  private previewOf(ctx: ProviderContext, basis: Basis, ask: Ask) {
    const { sizing, priced, terms } = offerOf(basis, ask);
    return {
      sizing,
      ...priced,
      reason: reasonOf(sizing, ctx.locale),
      threeMinuteTarget: terms.threeMinuteTarget,
    };
  }

  /** What every offer to a shop starts from: its newest profile and the price book in force. */
  private async basisOf(ctx: ProviderContext, tx: ReadTx, storeId: string) {
    const profile = await readShopFacts(ctx, tx, storeId);
    if (!profile) throw new DomainError('PROFILE_MISSING');
    if (!trafficIsKnown(profile)) throw new DomainError('TRAFFIC_UNKNOWN');
    const priceBook = await this.priceBooks.inForce(ctx, tx);
    return { profile, priceBook };
  }

  private async insert(
    ctx: ProviderContext,
    tx: WriteTx,
    storeId: string,
    ask: Ask & { kind: QuoteKind; validUntil?: string | null; number: string; revision: number },
  ): Promise<string> {
    const today = businessDateOf(this.clock.now());
    const validUntil = ask.validUntil ?? addDays(today, validDays);
    if (validUntil < today) throw invalid([{ field: 'validUntil', code: 'DATE_PAST' }]);
    const basis = await this.basisOf(ctx, tx, storeId);
    const { sizing, priced, terms } = offerOf(basis, ask);
    const id = newId();
    await tx.insert(Quote, {
      providerId: ctx.providerId,
      storeId,
      id,
      number: ask.number,
      revision: ask.revision,
      status: 'draft',
      kind: ask.kind,
      validUntil,
      priceBookId: priced.pricing.priceBookId,
      profileId: basis.profile.id,
      months: ask.months,
      seats: sizing.seats,
      baseFeeFen: priced.baseFeeFen,
      discountFen: priced.discountFen,
      taxFen: priced.taxFen,
      totalFen: priced.totalFen,
      sizing,
      pricing: priced.pricing,
      terms,
      createdBy: ctx.actor.name,
      createdAt: this.clock.now(),
    });
    tx.audit({
      subjectType: 'quote',
      subjectId: id,
      storeId,
      details: { number: ask.number, revision: ask.revision },
    });
    return id;
  }

  present(ctx: ProviderContext, quote: Quote) {
    const { servedHolidays, ...terms } = quote.terms;
    const overdue = quote.status === 'sent' && quote.validUntil < businessDateOf(this.clock.now());
    return {
      ...quote,
      status: overdue ? ('expired' as const) : quote.status,
      ...terms,
      servedHolidays,
      holidayService: holidaysServed(servedHolidays, ctx.locale),
      // Without its sizing it is not shown.
      reason: ((quote.sizing as Sizing | undefined) && reasonOf(quote.sizing, ctx.locale)) as string,
      documentUrl: quote.documentFileId && `/files/${quote.documentFileId}`,
    };
  }
}

/** The caller's quotes of stores. */
export const quotesOf = (ctx: ProviderContext, manager: ReadTx['manager'], storeIds: readonly string[]) =>
  manager.createQueryBuilder(Quote, 'q').where('q.providerId = :providerId and q.storeId = any(:storeIds)', {
    ...{ providerId: ctx.providerId, storeIds },
  });

type Basis = Awaited<ReturnType<QuoteService['basisOf']>>;

/** Sizes and prices what was asked for; a figure the engines refuse is named as the field it came from. */
function offerOf(
  { profile, priceBook }: Basis,
  ask: Ask,
): { sizing: Sizing; priced: PricedQuote; terms: QuoteTerms } {
  const discount = ask.discount ?? '0';
  const { serviceType, promotionFrequency, serviceStartMinute, serviceEndMinute, servedHolidays } = profile;
  try {
    const threeMinuteTarget =
      ask.threeMinuteTarget ?? (ask.seats ? targetKeptBy(profile, ask.seats) : String(PLANNING_REPLY_SHARE));
    const sizing = sizeStore(profile, ask.seats, Number(threeMinuteTarget));
    const priced = priceQuote(sizing, priceBook, {
      months: ask.months,
      discount,
      serviceType,
      promotionFrequency,
    });
    const { quarterlyTotalFen, commissionTiers } = priced;
    const terms = {
      serviceType,
      serviceStartMinute,
      serviceEndMinute,
      servedHolidays,
      quarterlyTotalFen,
      commissionTiers,
      threeMinuteTarget,
      discount,
    };
    return { sizing, priced, terms };
  } catch (error) {
    if (error instanceof StaffingError || error instanceof PricingError) {
      throw invalid([{ field: String(error.details['field'] ?? 'seats'), code: error.code }]);
    }
    throw error;
  }
}
