import { Args, Context as RawContext, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import { type ProviderContext, withStore } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped } from '@zuoxi/platform/graphql';
import { Resolve } from '../api.js';
import { RecordLeadInput, SaveStoreProfileInput, TakeOverStoreInput } from './profile.inputs.js';
import { ProfileService } from './profile.service.js';
import { TakeOverService } from './take-over.service.js';

@Resolver()
export class ProfileResolver {
  constructor(
    private readonly profiles: ProfileService,
    private readonly takeOvers: TakeOverService,
  ) {}

  @Resolve('Store.profile')
  @Access('store:read')
  async profile(@Parent() store: { id: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.profiles.findNewest(ctx, ids);
    const [newest] = await loadGrouped(context, 'profile', store.id, load, (row) => row.storeId);
    return newest ?? null;
  }

  @Resolve('Mutation.recordLead')
  @Access('store:add')
  async recordLead(
    @Ctx() ctx: ProviderContext,
    @Args('input') input: RecordLeadInput,
    @RawContext() context: { ctx: ProviderContext },
  ) {
    const made = await this.profiles.recordLead(ctx, input);
    // The rest of this operation reads the new store with the scope that holds it.
    context.ctx = withStore(context.ctx, made.id);
    return { __typename: 'Store', id: made.id };
  }

  @Resolve('Mutation.takeOverStore')
  @Access('store:take-over')
  async takeOverStore(
    @Ctx() ctx: ProviderContext,
    @Args('input') input: TakeOverStoreInput,
    @RawContext() context: { ctx: ProviderContext },
  ) {
    const made = await this.takeOvers.takeOver(ctx, input);
    context.ctx = withStore(context.ctx, made.id);
    return { __typename: 'Store', id: made.id };
  }

  @Resolve('Mutation.saveStoreProfile')
  @Access('store:write')
  async saveStoreProfile(@Ctx() ctx: ProviderContext, @Args('input') input: SaveStoreProfileInput) {
    await this.profiles.save(ctx, input.storeId, input.profile);
    return { __typename: 'Store', id: input.storeId };
  }
}
