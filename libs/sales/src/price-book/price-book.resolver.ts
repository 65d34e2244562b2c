import { Args, Info, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { PageArgs, selectedFields, withNodes } from '@zuoxi/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsIn,
  IsInt,
  IsNumberString,
  IsOptional,
  Min,
  ValidateNested,
} from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { type CostComponent, costComponents } from '@zuoxi/vocabulary';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { PriceBookService, type PublishedPriceBook } from './price-book.service.js';

class CostComponentAmountInput implements api.CostComponentAmountInput {
  @IsIn(costComponents)
  component: CostComponent;
  @IsInt()
  @Min(0)
  amountFen: number;
}
class CommissionTierInput implements api.CommissionTierInput {
  @IsInt()
  @Min(0)
  fromFen: number;
  @IsNumberString()
  rate: string;
}
class PublishPriceBookInput implements api.PublishPriceBookInput {
  @IsOptional()
  @IsInt()
  @Min(0)
  basedOnVersion?: number | null;
  @IsDateString()
  effectiveFrom: string;
  @ValidateNested({ each: true })
  @Type(() => CostComponentAmountInput)
  @ArrayMaxSize(9)
  components: CostComponentAmountInput[];
  @IsNumberString()
  marginTarget: string;
  @IsNumberString()
  marginFloor: string;
  @ValidateNested({ each: true })
  @Type(() => CommissionTierInput)
  @ArrayMaxSize(10)
  commissionTiers: CommissionTierInput[];
  @IsNumberString()
  taxRate: string;
}

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
