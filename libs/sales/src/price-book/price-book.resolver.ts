import { Args, Info, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { PageArgs, selectedFields, withNodes } from '@zuoxi/platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Resolve } from '../api.js';
import { PublishPriceBookInput } from './price-book.inputs.js';
import { PriceBookService, type PublishedPriceBook } from './price-book.service.js';

const present = ({ book, ...facts }: PublishedPriceBook) => ({
  ...facts,
  components: Object.entries(book.components).map(([component, amountFen]) => ({ component, amountFen })),
  marginTarget: book.marginTarget,
  marginFloor: book.marginFloor,
  commissionTiers: book.commission.tiers,
  taxRate: book.taxRate,
});

@Resolver()
export class PriceBookResolver {
  constructor(private readonly priceBooks: PriceBookService) {}

  @Resolve('Query.priceBooks')
  @Access('price-book:read')
  async list(@Ctx() ctx: ProviderContext, @Args() page: PageArgs, @Info() info: GraphQLResolveInfo) {
    const connection = await this.priceBooks.list(ctx, page, selectedFields(info).has('totalCount'));
    return withNodes(
      connection,
      connection.edges.map(({ node }) => present(node)),
    );
  }

  @Resolve('Mutation.publishPriceBook')
  @Access('price-book:write')
  async publish(@Ctx() ctx: ProviderContext, @Args('input') input: PublishPriceBookInput) {
    return present(await this.priceBooks.publish(ctx, input));
  }
}
