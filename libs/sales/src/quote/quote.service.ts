import { Inject, Injectable } from '@nestjs/common';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { inOrder, type Database, type ReadTx, sql, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  toConnection,
  sortOf,
  toSortedConnection,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { PricingError, type ServiceType } from '@zuoxi/pricing';
import { PLANNING_REPLY_SHARE, StaffingError } from '@zuoxi/staffing';
import type { StatutoryHoliday } from '@zuoxi/vocabulary';
import type { QueryQuotesSort, QuoteKind } from '../api.types.js';
import { holidaysServed } from '../documents/terms.js';
import { nextNumber } from '../numbering.js';
import { inForceOn, PriceBookService } from '../price-book/price-book.service.js';
import type { SalesTables } from '../tables.js';
import type {
  CreateQuoteInput,
  QuoteOptionsInput,
  QuotePreviewInput,
  ReviseQuoteInput,
} from './quote.inputs.js';
import {
  priceQuote,
  seatsOfLevels,
  type PricedQuote,
  type QuoteStatus,
  serviceLevels,
  statesBefore,
} from './quote.rules.js';
import { readShopFacts, trafficIsKnown } from './shop-facts.js';
import { reasonOf, sizeStore, type Sizing, targetKeptBy } from './sizing.rules.js';

const validDays = 14;
const columns = [
  'id',
  'storeId',
  'number',
  'revision',
  'status',
  'kind',
  'validUntil',
  'months',
  'seats',
  'baseFeeFen',
  'discountFen',
  'taxFen',
  'totalFen',
  'sizing',
  'pricing',
  'terms',
  'documentFileId',
  'documentSha256',
  'profileId',
  'lostReason',
  'createdBy',
  'createdAt',
] as const;

/** What was agreed beside seats and money, frozen with the quote. */
export interface QuoteTerms {
  readonly serviceType: ServiceType;
  readonly serviceStartMinute: number;
  readonly serviceEndMinute: number;
  /** Not in quotes from before they could be bought: none. */
  readonly servedHolidays?: readonly StatutoryHoliday[];
  readonly quarterlyTotalFen: number;
  readonly commissionTiers: readonly { fromFen: number; rate: string }[];
  readonly threeMinuteTarget: string;
  readonly discount: string;
}

export type QuoteRow = Awaited<ReturnType<QuoteService['getMany']>>[number];
type Ask = Pick<QuotePreviewInput, 'seats' | 'months' | 'discount' | 'threeMinuteTarget'>;

const sortable = {
  number: 'number',
  status: 'status',
  seats: 'seats',
  total: 'totalFen',
  validUntil: 'validUntil',
  by: 'createdBy',
} as const satisfies Record<QueryQuotesSort, string>;

@Injectable()
export class QuoteService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database<SalesTables>,
    private readonly priceBooks: PriceBookService,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: Context, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('id', 'in', [...ids])
        .execute(),
    );
    return rows.map((row) => this.present(ctx, row));
  }

  async find(ctx: Context, id: string): Promise<QuoteRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  async listOfStores(ctx: Context, storeIds: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('storeId', 'in', [...storeIds])
        // A shop sees what was offered to it, not what is being drafted.
        .$if(ctx.storeId !== null, (query) => query.where('status', '!=', 'draft'))
        .orderBy('createdAt', 'desc')
        .execute(),
    );
    return rows.map((row) => this.present(ctx, row));
  }

  async list(ctx: Context, page: SortedPageArgs & { status?: QuoteStatus | null; storeId?: string | null }) {
    const limit = pageLimit(page);
    const sort = sortOf(page, sortable);
    const after = sort ? null : decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      let matching = q
        .selectFrom('sales.quote')
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string]);
      if (page.status) matching = matching.where('status', '=', page.status);
      if (page.storeId) matching = matching.where('storeId', '=', page.storeId);
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      if (sort) {
        const sorted = await matching
          .select(columns)
          .orderBy(sort.column, inOrder(sort))
          .orderBy('id')
          .limit(limit)
          .offset(sort.offset)
          .execute();
        return toSortedConnection(
          sorted.map((row) => this.present(ctx, row)),
          limit,
          sort,
          total,
        );
      }
      let rows = matching.select(columns).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
      if (after)
        rows = rows.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
      const quotes = (await rows.execute()).map((row) => this.present(ctx, row));
      return toConnection(quotes, limit, (row) => encodeCursor(row.createdAt.toISOString(), row.id), total);
    });
  }

  async preview(ctx: Context, input: QuotePreviewInput) {
    found(
      ctx.storeIds.find((id) => id === input.storeId),
      'store',
    );
    const basis = await this.db.read(ctx, (tx) => this.basisOf(ctx, tx, input.storeId));
    return this.previewOf(ctx, basis, input);
  }

  /** One offer a level of service, no two with as many seats; each promises what its seats are expected to keep. */
  async options(ctx: Context, input: QuoteOptionsInput) {
    found(
      ctx.storeIds.find((id) => id === input.storeId),
      'store',
    );
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

  async create(ctx: Context, input: CreateQuoteInput): Promise<QuoteRow> {
    found(
      ctx.storeIds.find((id) => id === input.storeId),
      'store',
    );
    const id = await this.db.write(
      ctx,
      'quote.create',
      async (tx) => {
        const year = Number(businessDateOf(this.clock.now()).slice(0, 4));
        const number = await nextNumber(tx, ctx.providerId as string, 'Q', year);
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
  async revise(ctx: Context, input: ReviseQuoteInput): Promise<QuoteRow> {
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

  async markLost(ctx: Context, id: string, reason: string): Promise<QuoteRow> {
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
    ctx: Context,
    tx: WriteTx<SalesTables>,
    quote: { id: string; storeId: string },
    to: QuoteStatus,
    values: { lostReason?: string; documentFileId?: string; documentSha256?: string } = {},
  ): Promise<null> {
    const moved = await tx.q
      .updateTable('sales.quote')
      .set({ ...values, status: to })
      .where('storeId', '=', quote.storeId)
      .where('id', '=', quote.id)
      .where('status', 'in', statesBefore(to))
      .executeTakeFirst();
    if (!moved.numUpdatedRows) {
      const now = await tx.q
        .selectFrom('sales.quote')
        .select('status')
        .where('storeId', '=', quote.storeId)
        .where('id', '=', quote.id)
        .executeTakeFirst();
      throw new DomainError('STATE_CHANGED', { status: found(now, 'quote').status });
    }
    tx.audit({ subjectType: 'quote', subjectId: quote.id, storeId: quote.storeId, details: { status: to } });
    return null;
  }

  private select(ctx: Context, q: ReadTx<SalesTables>['q']) {
    return q
      .selectFrom('sales.quote')
      .select(columns)
      .where('providerId', '=', ctx.providerId as string)
      .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string]);
  }

  private previewOf(ctx: Context, basis: Basis, ask: Ask) {
    const { sizing, priced, terms } = offerOf(basis, ask);
    return {
      sizing,
      ...priced,
      reason: reasonOf(sizing, ctx.locale),
      threeMinuteTarget: terms.threeMinuteTarget,
    };
  }

  /** What every offer to a shop starts from: its newest profile and the price book in force. */
  private async basisOf(ctx: Context, tx: ReadTx<SalesTables>, storeId: string) {
    const profile = await readShopFacts(tx.q, ctx.providerId as string, storeId);
    if (!profile) throw new DomainError('PROFILE_MISSING');
    if (!trafficIsKnown(profile)) throw new DomainError('TRAFFIC_UNKNOWN');
    const priceBook = inForceOn(await this.priceBooks.readAll(ctx, tx), this.priceBooks.today());
    return { profile, priceBook };
  }

  private async insert(
    ctx: Context,
    tx: WriteTx<SalesTables>,
    storeId: string,
    ask: Ask & { kind: QuoteKind; validUntil?: string | null; number: string; revision: number },
  ): Promise<string> {
    const today = businessDateOf(this.clock.now());
    const validUntil = ask.validUntil ?? addDays(today, validDays);
    if (validUntil < today) throw invalid([{ field: 'validUntil', code: 'DATE_PAST' }]);
    const basis = await this.basisOf(ctx, tx, storeId);
    const { sizing, priced, terms } = offerOf(basis, ask);
    const id = newId();
    await tx.q
      .insertInto('sales.quote')
      .values({
        providerId: ctx.providerId as string,
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
        sizing: JSON.stringify(sizing),
        pricing: JSON.stringify(priced.pricing),
        terms: JSON.stringify(terms),
        createdBy: ctx.actor.name,
        createdAt: this.clock.now(),
      })
      .execute();
    tx.audit({
      subjectType: 'quote',
      subjectId: id,
      storeId,
      details: { number: ask.number, revision: ask.revision },
    });
    return id;
  }

  private present<
    Row extends {
      sizing: unknown;
      pricing: unknown;
      terms: unknown;
      status: string;
      validUntil: string;
      documentFileId: string | null;
    },
  >(ctx: Context, row: Row) {
    const sizing = row.sizing as Sizing;
    const terms = readTerms(row.terms);
    const overdue = row.status === 'sent' && row.validUntil < businessDateOf(this.clock.now());
    return {
      ...row,
      status: (overdue ? 'expired' : row.status) as QuoteStatus,
      sizing,
      pricing: row.pricing as PricedQuote['pricing'],
      ...terms,
      holidayService: holidaysServed(terms.servedHolidays, ctx.locale),
      reason: reasonOf(sizing, ctx.locale),
      documentUrl: row.documentFileId && `/files/${row.documentFileId}`,
    };
  }
}

const readTerms = (terms: unknown) => {
  const { servedHolidays = [], ...rest } = terms as QuoteTerms;
  return { ...rest, servedHolidays };
};

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
