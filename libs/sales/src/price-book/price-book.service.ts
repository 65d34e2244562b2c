import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { changesOf, type Database, lockName, type ReadTx } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { CostComponent, PriceBook } from '@zuoxi/pricing';
import { costComponents, type ProviderId } from '@zuoxi/vocabulary';
import { PriceBookComponent } from './price-book-component.entity.js';
import { type CommissionTier, PriceBookVersion } from './price-book.entity.js';
import { checkedPriceBook, defaultFactors, type PriceFactors } from './price-book.rules.js';

export interface PublishedPriceBook {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly createdAt: Date;
  readonly book: PriceBook;
}

export interface PriceBookFigures {
  /** The newest version when the figures were written; 0: none. Left out: whichever it is. */
  readonly basedOnVersion?: number | null;
  readonly effectiveFrom: string;
  readonly components: readonly { component: string; amountFen: number }[];
  readonly marginTarget: string;
  readonly marginFloor: string;
  readonly commissionTiers: readonly CommissionTier[];
  readonly taxRate: string;
}

@Injectable()
export class PriceBookService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: Context): Promise<PublishedPriceBook[]> {
    return this.db.read(ctx, (tx) => this.readAll(ctx, tx));
  }

  /** @throws DomainError DRAFT_CHANGED when somebody has published another version since. */
  async publish(ctx: Context, figures: PriceBookFigures): Promise<PublishedPriceBook> {
    const id = await this.db.write(
      ctx,
      'price-book.publish',
      async (tx) => {
        const { insert, audit } = tx;
        const made = newId();
        const providerId = ctx.providerId as ProviderId;
        await lockName(tx, `price-book ${providerId}`);
        const books = await this.readAll(ctx, tx);
        const formerBook = books.reduce<PublishedPriceBook | null>(
          (newest, each) => (newest && newest.version > each.version ? newest : each),
          null,
        );
        // What nobody changes here stays as the last version has it.
        const factors = formerBook ? factorsOf(formerBook.book) : defaultFactors;
        const book = checkedPriceBook(toBook(figures, factors));
        const version = (formerBook?.version ?? 0) + 1;
        if (figures.basedOnVersion != null && figures.basedOnVersion !== version - 1) {
          throw new DomainError('DRAFT_CHANGED');
        }
        await insert(PriceBookVersion, {
          providerId,
          id: made,
          version,
          effectiveFrom: figures.effectiveFrom,
          marginTarget: book.marginTarget,
          marginFloor: book.marginFloor,
          taxRate: book.taxRate,
          commissionTiers: book.commission.tiers,
          factors,
          createdBy: ctx.actor.name,
          createdAt: this.clock.now(),
        });
        await insert(
          PriceBookComponent,
          costComponents.map((component) => ({
            ...{ providerId, priceBookId: made },
            ...{ component, amountFen: book.components[component] },
          })),
        );
        const before = formerBook ? auditedFigures(formerBook.effectiveFrom, formerBook.book) : null;
        const after = auditedFigures(figures.effectiveFrom, book);
        const changes = before ? changesOf(before, after) : {};
        audit({ subjectType: 'price-book', subjectId: made, details: { version }, changes });
        return made;
      },
      figures,
    );
    return (await this.list(ctx)).find((each) => each.id === id) as PublishedPriceBook;
  }

  today(): string {
    return businessDateOf(this.clock.now());
  }

  /** Newest first. */
  async readAll(ctx: Context, { manager }: ReadTx): Promise<PublishedPriceBook[]> {
    const where = { providerId: ctx.providerId as ProviderId };
    const order = { effectiveFrom: 'DESC', version: 'DESC' } as const;
    const [versions, amounts] = await Promise.all([
      manager.find(PriceBookVersion, { where, order }),
      manager.findBy(PriceBookComponent, where),
    ]);
    const componentsOf = Map.groupBy(amounts, ({ priceBookId }) => priceBookId);
    return versions.map((row) => ({
      id: row.id,
      version: row.version,
      effectiveFrom: row.effectiveFrom,
      createdAt: row.createdAt,
      book: toBook({ ...row, components: componentsOf.get(row.id) ?? [] }, row.factors),
    }));
  }
}

/** @throws DomainError PRICE_BOOK_MISSING when none is in force on the day. */
export function inForceOn(newestFirst: readonly PublishedPriceBook[], on: string): PublishedPriceBook {
  const book = newestFirst.find(({ effectiveFrom }) => effectiveFrom <= on);
  if (!book) throw new DomainError('PRICE_BOOK_MISSING', { on });
  return book;
}

const factorsOf = ({
  spanRatios,
  roleMonthlyFen,
  serviceTypeFactor,
  promotionSurcharge,
}: PriceBook): PriceFactors => ({ spanRatios, roleMonthlyFen, serviceTypeFactor, promotionSurcharge });

/** What people set in a price book, as the audit log names it. */
const auditedFigures = (effectiveFrom: string, book: PriceBook): Record<string, unknown> => ({
  effectiveFrom,
  ...Object.fromEntries(
    Object.entries(book.components).map(([component, fen]) => [`cost-${component}`, fen]),
  ),
  marginTarget: Number(book.marginTarget),
  marginFloor: Number(book.marginFloor),
  taxRate: Number(book.taxRate),
  commissionTiers: book.commission.tiers.map(({ fromFen, rate }) => `${fromFen}: ${Number(rate)}`),
});

function toBook(figures: PriceBookFigures, factors: PriceFactors): PriceBook {
  return {
    currency: 'CNY',
    ...factors,
    components: Object.fromEntries(
      figures.components.map(({ component, amountFen }) => [component, amountFen]),
    ) as Record<CostComponent, number>,
    marginTarget: figures.marginTarget,
    marginFloor: figures.marginFloor,
    commission: { tiers: figures.commissionTiers.map(({ fromFen, rate }) => ({ fromFen, rate })) },
    taxRate: figures.taxRate,
  };
}
