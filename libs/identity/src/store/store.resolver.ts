import { Args, Parent, ResolveReference, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadOne, PageArgs, SortedPageArgs } from '@zuoxi/platform/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { found } from '@zuoxi/platform/errors';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { CorrectStoreInput, RenameClientInput, StoreLifeInput } from './store.inputs.js';
import { StoreLifeService } from './store-life.service.js';
import { StoreService } from './store.service.js';

class StoreArgs implements api.QueryStoreArgs {
  @IsOptional()
  @IsUUID()
  readonly id?: string | null;
  @IsOptional()
  @MaxLength(100)
  readonly slug?: string | null;
}
class ClientsArgs extends PageArgs implements api.QueryClientsArgs {
  @IsOptional()
  @MaxLength(200)
  readonly search?: string | null;
}
class StoresArgs extends SortedPageArgs implements api.QueryStoresArgs {
  @IsOptional()
  @MaxLength(200)
  readonly search?: string | null;
}

@Resolver('Store')
export class StoreResolver {
  constructor(
    private readonly stores: StoreService,
    private readonly life: StoreLifeService,
  ) {}

  @Resolve('Query.store')
  @Access('store:read')
  store(@Ctx() ctx: ProviderContext, @Args() by: StoreArgs) {
    // A shop's own endpoint knows which; what hangs on the id alone does not wait for the row.
    return ctx.storeId ? { __typename: 'Store', id: ctx.storeId } : this.stores.find(ctx, by);
  }

  @Resolve('Query.stores')
  @Access('store:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: StoresArgs) {
    return this.stores.list(ctx, page);
  }

  @Resolve('Query.clients')
  @Access('store:read')
  clients(@Ctx() ctx: ProviderContext, @Args() page: ClientsArgs) {
    return this.stores.listClients(ctx, page);
  }

  @Resolve('Mutation.correctStore')
  @Access('store:write')
  async correct(@Ctx() ctx: ProviderContext, @Args('input') input: CorrectStoreInput) {
    await this.life.correct(ctx, input);
    return found(await this.stores.find(ctx, { id: input.storeId }), 'store');
  }

  @Resolve('Mutation.renameClient')
  @Access('store:add')
  renameClient(@Ctx() ctx: ProviderContext, @Args('input') input: RenameClientInput) {
    return this.life.renameClient(ctx, input);
  }

  @Resolve('Mutation.pauseStore')
  @Access('store:write')
  async pause(@Ctx() ctx: ProviderContext, @Args('input') input: StoreLifeInput) {
    await this.life.pause(ctx, input);
    return found(await this.stores.find(ctx, { id: input.storeId }), 'store');
  }

  @Resolve('Mutation.closeStore')
  @Access('store:write')
  async close(@Ctx() ctx: ProviderContext, @Args('input') input: StoreLifeInput) {
    await this.life.close(ctx, input);
    return found(await this.stores.find(ctx, { id: input.storeId }), 'store');
  }

  @Resolve('Mutation.reopenStore')
  @Access('store:write')
  async reopen(@Ctx() ctx: ProviderContext, @Args('input') input: StoreLifeInput) {
    await this.life.reopen(ctx, input);
    return found(await this.stores.find(ctx, { id: input.storeId }), 'store');
  }

  @Resolve('Store.client')
  @Access('store:read')
  async client(@Parent() store: { clientId: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.stores.getClients(ctx, ids);
    return found(await loadOne(context, 'client', store.clientId, load), 'client');
  }

  @ResolveReference()
  @Access('store:read')
  reference(@Parent() reference: { id: string }, @GqlContext() context: GraphqlContext) {
    return loadOne(context, 'store', reference.id, (ctx, ids) => this.stores.findMany(ctx, ids));
  }
}
