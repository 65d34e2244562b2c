import { Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { checkedInput } from '@zuoxi/platform/graphql';
import { readItems, type SetupItem, SetupPart, type SetupReading } from '@zuoxi/platform/setup';
import { PriceBookFiguresInput } from './price-book.inputs.js';
import { auditedFigures, PriceBookService, type PublishedPriceBook } from './price-book.service.js';

/** Price books as the file of the set-up has them: the one that offers are made of, and how it came to be. */
@Injectable()
export class PriceBookSetupService extends SetupPart {
  constructor(private readonly books: PriceBookService) {
    super();
  }

  async exported(ctx: ProviderContext): Promise<SetupItem[]> {
    const all = await this.books.versions(ctx);
    const today = all.find(({ inForce }) => inForce);
    if (!today) return [];
    const versions = all.map((each) => ({
      ...{ version: each.version, from: each.effectiveFrom, by: each.createdBy },
      ...{ at: each.createdAt.toISOString(), content: figuresOf(each) },
    }));
    return [{ name: 'price-book', content: figuresOf(today), versions }];
  }

  read(ctx: ProviderContext, reading: SetupReading) {
    return readItems(ctx, reading, async ({ content }) => {
      const figures = checkedInput(PriceBookFiguresInput, content);
      const all = await this.books.versions(ctx);
      const today = all.find(({ inForce }) => inForce);
      const input = { ...figures, effectiveFrom: reading.from, basedOnVersion: all[0]?.version ?? 0 };
      const after = this.books.checked(input, today?.book);
      return {
        before: today ? auditedFigures(today.book) : null,
        after: auditedFigures(after),
        write: () => this.books.publish({ ...ctx, idempotencyKey: null }, input),
      };
    });
  }
}

const figuresOf = ({ book }: PublishedPriceBook): PriceBookFiguresInput => ({
  components: Object.entries(book.components).map(([component, amountFen]) => ({
    component: component as PriceBookFiguresInput['components'][number]['component'],
    amountFen,
  })),
  ...{ marginTarget: book.marginTarget, marginFloor: book.marginFloor, taxRate: book.taxRate },
  commissionTiers: book.commission.tiers.map(({ fromFen, rate }) => ({ fromFen, rate })),
});
