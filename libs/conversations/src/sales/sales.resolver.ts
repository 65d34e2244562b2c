import { Args, Info, Resolver } from '@nestjs/graphql';
import { ATTRIBUTION_RULES, MAX_ATTRIBUTION_DAYS } from '@zuoxi/metrics';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { selectedFields } from '@zuoxi/platform/graphql';
import { IsDateString, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { RowsAsked } from '../rows-asked.js';
import { SalesService } from './sales.service.js';

class SalesArgs extends RowsAsked implements api.QuerySalesArgs {}

class SetAttributionInput implements api.SetAttributionInput {
  @IsUUID()
  storeId: string;
  @IsDateString()
  from: string;
  @IsIn(ATTRIBUTION_RULES)
  rule: api.AttributionRule;
  @IsInt()
  @Min(0)
  @Max(MAX_ATTRIBUTION_DAYS)
  days: number;
}

@Resolver()
export class SalesResolver {
  constructor(private readonly sales: SalesService) {}

  // Whoever may read the report may read what its numbers are made of.
  @Resolve('Query.sales')
  @Access('report:read')
  list(@Ctx() ctx: ProviderContext, @Args() args: SalesArgs, @Info() info: GraphQLResolveInfo) {
    const selected = selectedFields(info);
    return this.sales.sales(ctx, args, selected.has('numerator') || selected.has('denominator'));
  }

  @Resolve('Query.attributionTerms')
  @Access('report:read')
  terms(@Ctx() ctx: ProviderContext, @Args('storeId') storeId?: string | null) {
    return this.sales.terms(ctx, storeId);
  }

  @Resolve('Mutation.setAttribution')
  @Access('store:write')
  set(@Ctx() ctx: ProviderContext, @Args('input') input: SetAttributionInput) {
    return this.sales.setTerms(ctx, input);
  }
}
