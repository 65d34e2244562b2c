import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import type { PageArgs } from '@zuoxi/platform/graphql';
import { OrderService } from './order.service.js';

type DayPage = PageArgs & { storeId?: string; on: string };

@Resolver('Order')
export class OrderResolver {
  constructor(private readonly orders: OrderService) {}

  @Query('orders')
  @Access('report:read')
  list(@Ctx() ctx: Context, @Args() page: DayPage) {
    return this.orders.orders(ctx, page);
  }

  @Query('afterSales')
  @Access('report:read')
  afterSales(@Ctx() ctx: Context, @Args() page: DayPage) {
    return this.orders.afterSales(ctx, page);
  }
}
