import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { PageArgs } from '@zuoxi/platform/graphql';
import { IsDateString, IsOptional, IsUUID } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { OrderService } from './order.service.js';

class DayPage extends PageArgs implements api.QueryOrdersArgs, api.QueryAfterSalesArgs {
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
  @IsDateString()
  readonly on: string;
}

@Resolver()
export class OrderResolver {
  constructor(private readonly orders: OrderService) {}

  @Resolve('Query.orders')
  @Access('report:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: DayPage) {
    return this.orders.orders(ctx, page);
  }

  @Resolve('Query.afterSales')
  @Access('report:read')
  afterSales(@Ctx() ctx: ProviderContext, @Args() page: DayPage) {
    return this.orders.afterSales(ctx, page);
  }
}
