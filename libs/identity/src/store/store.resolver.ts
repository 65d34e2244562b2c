import { Args, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { StoreService } from './store.service.js';

@Resolver('Store')
export class StoreResolver {
  constructor(private readonly stores: StoreService) {}

  @Query('store')
  @Access('store:read')
  store(@Ctx() ctx: Context, @Args() by: { id?: string; slug?: string }) {
    return this.stores.find(ctx, by);
  }

  @Query('stores')
  @Access('store:read')
  list(@Ctx() ctx: Context, @Args() page: SortedPageArgs & { search?: string }) {
    return this.stores.list(ctx, page);
  }

  @Query('clients')
  @Access('store:read')
  clients(@Ctx() ctx: Context) {
    return this.stores.listClients(ctx);
  }

  @ResolveField('client')
  @Access('store:read')
  client(@Parent() store: { clientId: string }, @GqlContext() context: GraphqlContext) {
    return loadOne(context, 'client', store.clientId, (ctx, ids) => this.stores.getClients(ctx, ids));
  }

  @ResolveReference()
  @Access('store:read')
  reference(@Parent() reference: { id: string }, @GqlContext() context: GraphqlContext) {
    return loadOne(context, 'store', reference.id, (ctx, ids) => this.stores.findMany(ctx, ids));
  }
}
