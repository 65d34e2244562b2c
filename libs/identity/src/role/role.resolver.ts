import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext, SignedIn } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, SortedPageArgs } from '@zuoxi/platform/graphql';
import { IsHash, IsUUID } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { AddOwnRoleInput } from './role.inputs.js';
import { RoleService } from './role.service.js';

class ChangeOwnRoleInput extends AddOwnRoleInput implements api.ChangeOwnRoleInput {
  @IsUUID()
  id: string;
}
class RoleIdArgs {
  @IsUUID()
  id: string;
}
class WithdrawOwnRoleInput extends RoleIdArgs implements api.WithdrawOwnRoleInput {
  @IsHash('sha256')
  contentHash: string;
}

@Resolver('OwnRole')
export class RoleResolver {
  constructor(private readonly roles: RoleService) {}

  @Resolve('Query.ownRoles')
  @Access('role:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: SortedPageArgs) {
    return this.roles.list(ctx, page);
  }
  @Resolve('Query.roleNames')
  @SignedIn()
  names(@Ctx() ctx: ProviderContext) {
    return this.roles.names(ctx);
  }
  @Resolve('Query.ownRoleHolding')
  @Access('role:write')
  holding(@Ctx() ctx: ProviderContext, @Args() { id }: RoleIdArgs) {
    return this.roles.holding(ctx, id);
  }
  @Resolve('Mutation.addOwnRole')
  @Access('role:write')
  async add(@Ctx() ctx: ProviderContext, @Args('input') input: AddOwnRoleInput) {
    return this.roles.get(ctx, await this.roles.add(ctx, input));
  }
  @Resolve('Mutation.changeOwnRole')
  @Access('role:write')
  async change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeOwnRoleInput) {
    return this.roles.get(ctx, await this.roles.change(ctx, input));
  }
  @Resolve('Mutation.withdrawOwnRole')
  @Access('role:write')
  withdraw(@Ctx() ctx: ProviderContext, @Args('input') input: WithdrawOwnRoleInput) {
    return this.roles.withdraw(ctx, input);
  }
  @Resolve('OwnRole.holders')
  @Access('role:read')
  async holders(@Parent() role: { code: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, codes: readonly string[]) => this.roles.holdersOf(ctx, codes);
    const [counted] = await loadGrouped(context, 'role holders', role.code, load, ({ code }) => code);
    return counted?.holders ?? 0;
  }
}
