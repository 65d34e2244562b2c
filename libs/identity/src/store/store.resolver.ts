import { Args, Mutation, Parent, Query, ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { CorrectStoreInput, RenameClientInput, StoreLifeInput } from './store.inputs.js';
import { StoreLifeService } from './store-life.service.js';
import { StoreService } from './store.service.js';

@Resolver('Store')
export class StoreResolver {
  constructor(
    private readonly stores: StoreService,
    private readonly life: StoreLifeService,
  ) {}

  @Query('store')
  @Access('store:read')
  store(@Ctx() ctx: Context, @Args() by: { id?: string; slug?: string }) {
    // A shop's own endpoint knows which; what hangs on the id alone does not wait for the row.
    return ctx.storeId ? { __typename: 'Store', id: ctx.storeId } : this.stores.find(ctx, by);
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

  @Mutation('correctStore')
  @Access('store:write')
  async correct(@Ctx() ctx: Context, @Args('input') input: CorrectStoreInput) {
    await this.life.correct(ctx, input);
    return this.stores.find(ctx, { id: input.storeId });
  }

  @Mutation('renameClient')
  @Access('store:add')
  renameClient(@Ctx() ctx: Context, @Args('input') input: RenameClientInput) {
    return this.life.renameClient(ctx, input);
  }

  @Mutation('pauseStore')
  @Access('store:write')
  async pause(@Ctx() ctx: Context, @Args('input') input: StoreLifeInput) {
    await this.life.pause(ctx, input);
    return this.stores.find(ctx, { id: input.storeId });
  }

  @Mutation('closeStore')
  @Access('store:write')
  async close(@Ctx() ctx: Context, @Args('input') input: StoreLifeInput) {
    await this.life.close(ctx, input);
    return this.stores.find(ctx, { id: input.storeId });
  }

  @Mutation('reopenStore')
  @Access('store:write')
  async reopen(@Ctx() ctx: Context, @Args('input') input: StoreLifeInput) {
    await this.life.reopen(ctx, input);
    return this.stores.find(ctx, { id: input.storeId });
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
