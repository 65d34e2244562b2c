import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, lockName, type ReadTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import {
  countedPageOf,
  type ListOrder,
  type PageArgs,
  withNodes,
  withoutColumns,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { CostComponent, PriceBook } from '@zuoxi/pricing';
import { type AuditFacts, costComponents } from '@zuoxi/vocabulary';
import { Any, LessThanOrEqual } from 'typeorm';
import { PriceBookComponent } from './price-book-component.entity.js';
import { type CommissionTier, PriceBookVersion } from './price-book.entity.js';
import { checkedPriceBook, defaultFactors, type PriceFactors } from './price-book.rules.js';

export interface PublishedPriceBook {
  readonly id: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  /** The one that offers are made of today. */
  readonly inForce: boolean;
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

const newestFirst: ListOrder<PriceBookVersion> = { usual: '-version', key: 'id' };

@Injectable()
export class PriceBookService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Without the factors that people do not set, which no list shows. */
  list(ctx: ProviderContext, page: PageArgs, isCounted = true) {
    const { providerId } = ctx;
    return this.db.read(ctx, async (tx) => {
      const versions = tx.manager
        .createQueryBuilder(PriceBookVersion, 'v')
        .where('v.providerId = :providerId', { providerId });
      const connection = await countedPageOf(
        withoutColumns(versions, ['factors']),
        newestFirst,
        page,
        (version) => version,
        isCounted,
      );
      const rows = connection.edges.map(({ node }) => node);
      return withNodes(connection, await this.completed(ctx, tx, rows, await this.versionInForce(ctx, tx)));
    });
  }

  /** Every version, newest first. */
  versions(ctx: ProviderContext): Promise<PublishedPriceBook[]> {
    return this.db.read(ctx, async (tx) => {
      const where = { providerId: ctx.providerId };
      const rows = await tx.manager.find(PriceBookVersion, { where, order: { version: 'DESC' } });
      return this.completed(ctx, tx, rows, await this.versionInForce(ctx, tx));
    });
  }

  /** What figures make, with what nobody changes as another book has it. @throws DomainError naming what is wrong */
  checked(figures: PriceBookFigures, former: PriceBook | undefined): PriceBook {
    return checkedPriceBook(toBook(figures, former ? factorsOf(former) : defaultFactors));
  }

  /** @throws DomainError DRAFT_CHANGED when somebody has published another version since. */
  async publish(ctx: ProviderContext, figures: PriceBookFigures): Promise<PublishedPriceBook> {
    const id = await this.db.write(
      ctx,
      'price-book.publish',
      async (tx) => {
        const { manager, insert, audit } = tx;
        const made = newId();
        const providerId = ctx.providerId;
        await lockName(tx, `price-book ${providerId}`);
        const former = await manager.findOne(PriceBookVersion, {
          where: { providerId },
          order: { version: 'DESC' },
        });
        const [formerBook] = former ? await this.completed(ctx, tx, [former], null) : [];
        // What nobody changes here stays as the last version has it.
        const book = this.checked(figures, formerBook?.book);
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
          factors: factorsOf(book),
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
        const dated = (effectiveFrom: string, each: PriceBook) => ({
          effectiveFrom,
          ...auditedFigures(each),
        });
        const after = dated(figures.effectiveFrom, book);
        const changes = formerBook ? changesOf(dated(formerBook.effectiveFrom, formerBook.book), after) : {};
        audit({ subjectType: 'price-book', subjectId: made, details: { version }, changes });
        return made;
      },
      figures,
    );
    return this.db.read(ctx, async (tx) => {
      const where = { providerId: ctx.providerId, id };
      const version = found(await tx.manager.findOneBy(PriceBookVersion, where), 'price book');
      const [book] = await this.completed(ctx, tx, [version], await this.versionInForce(ctx, tx));
      return book as PublishedPriceBook;
    });
  }

  /** @throws DomainError PRICE_BOOK_MISSING when none is in force today. */
  async inForce(ctx: ProviderContext, tx: ReadTx): Promise<PublishedPriceBook> {
    const version = await this.versionInForce(ctx, tx);
    if (!version) throw new DomainError('PRICE_BOOK_MISSING', { on: this.today() });
    return (await this.completed(ctx, tx, [version], version))[0] as PublishedPriceBook;
  }

  private today(): string {
    return businessDateOf(this.clock.now());
  }

  private versionInForce(ctx: ProviderContext, { manager }: ReadTx): Promise<PriceBookVersion | null> {
    const where = { providerId: ctx.providerId, effectiveFrom: LessThanOrEqual(this.today()) };
    return manager.findOne(PriceBookVersion, { where, order: { effectiveFrom: 'DESC', version: 'DESC' } });
  }

  /** Versions with what each component costs. */
  private async completed(
    ctx: ProviderContext,
    { manager }: ReadTx,
    versions: readonly PriceBookVersion[],
    inForce: PriceBookVersion | null,
  ): Promise<PublishedPriceBook[]> {
    const ids = versions.map(({ id }) => id);
    const where = { providerId: ctx.providerId, priceBookId: Any(ids) };
    const amounts = await manager.findBy(PriceBookComponent, where);
    const componentsOf = Map.groupBy(amounts, ({ priceBookId }) => priceBookId);
    return versions.map((row) => ({
      id: row.id,
      version: row.version,
      effectiveFrom: row.effectiveFrom,
      createdBy: row.createdBy,
      createdAt: row.createdAt,
      inForce: row.id === inForce?.id,
      book: toBook({ ...row, components: componentsOf.get(row.id) ?? [] }, row.factors),
    }));
  }
}

const factorsOf = ({
  spanRatios,
  roleMonthlyFen,
  serviceTypeFactor,
  promotionSurcharge,
}: PriceBook): PriceFactors => ({ spanRatios, roleMonthlyFen, serviceTypeFactor, promotionSurcharge });

/** What people set in a price book, as the audit log names it. */
export const auditedFigures = (book: PriceBook): AuditFacts => ({
  ...Object.fromEntries(
    Object.entries(book.components).map(([component, fen]) => [`cost-${component}`, fen]),
  ),
  marginTarget: Number(book.marginTarget),
  marginFloor: Number(book.marginFloor),
  taxRate: Number(book.taxRate),
  commissionTiers: book.commission.tiers.map(({ fromFen, rate }) => ({ fromFen, rate: Number(rate) })),
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
