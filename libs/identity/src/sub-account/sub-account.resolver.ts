import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, SortedPageArgs } from '@zuoxi/platform/graphql';
import { platforms, type Platform } from '@zuoxi/vocabulary';
import { ArrayMaxSize, IsDateString, IsIn, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { SubAccountListService } from './sub-account-list.service.js';
import { SubAccountService } from './sub-account.service.js';

const rights: readonly api.SubAccountRight[] = [
  'chat',
  'orders',
  'refunds',
  'prices',
  'goods',
  'data',
  'settings',
];
const states: readonly api.SubAccountState[] = ['held', 'free', 'to_return'];

class SubAccountsArgs extends SortedPageArgs implements api.QuerySubAccountsArgs {
  @IsOptional()
  @IsUUID()
  readonly storeId?: string | null;
  @IsOptional()
  @IsUUID()
  readonly agentId?: string | null;
  @IsOptional()
  @IsIn(states)
  readonly state?: api.SubAccountState | null;
  @IsOptional()
  @MaxLength(200)
  readonly search?: string | null;
}
class NameAndRights {
  @Length(1, 60)
  name: string;
  @ArrayMaxSize(rights.length)
  @IsIn(rights, { each: true })
  rights: api.SubAccountRight[];
}
class AddSubAccountInput extends NameAndRights implements api.AddSubAccountInput {
  @IsUUID()
  storeId: string;
  @IsOptional()
  @IsIn(platforms)
  platform?: Platform | null;
}
class ChangeSubAccountInput extends NameAndRights implements api.ChangeSubAccountInput {
  @IsUUID()
  subAccountId: string;
}
class CloseSubAccountInput implements api.CloseSubAccountInput {
  @IsUUID()
  subAccountId: string;
}
class GiveSubAccountInput extends CloseSubAccountInput implements api.GiveSubAccountInput {
  @IsOptional()
  @IsUUID()
  agentId?: string | null;
  @IsOptional()
  @IsUUID()
  memberId?: string | null;
  @IsDateString()
  sinceOn: string;
}
class TakeBackSubAccountInput extends CloseSubAccountInput implements api.TakeBackSubAccountInput {
  @IsDateString()
  returnedOn: string;
}

@Resolver()
export class SubAccountResolver {
  constructor(
    private readonly accounts: SubAccountService,
    private readonly register: SubAccountListService,
  ) {}

  @Resolve('Query.subAccounts')
  @Access('sub-account:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: SubAccountsArgs) {
    return this.register.list(ctx, page);
  }

  @Resolve('Mutation.addSubAccount')
  @Access('sub-account:write')
  async add(@Ctx() ctx: ProviderContext, @Args('input') input: AddSubAccountInput) {
    return this.register.get(ctx, await this.accounts.add(ctx, input));
  }

  @Resolve('Mutation.changeSubAccount')
  @Access('sub-account:write')
  async change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeSubAccountInput) {
    return this.register.get(ctx, await this.accounts.change(ctx, input));
  }

  @Resolve('Mutation.giveSubAccount')
  @Access('sub-account:write')
  async give(@Ctx() ctx: ProviderContext, @Args('input') input: GiveSubAccountInput) {
    return this.register.get(ctx, await this.accounts.give(ctx, input));
  }

  @Resolve('Mutation.takeBackSubAccount')
  @Access('sub-account:write')
  async takeBack(@Ctx() ctx: ProviderContext, @Args('input') input: TakeBackSubAccountInput) {
    return this.register.get(ctx, await this.accounts.takeBack(ctx, input));
  }

  @Resolve('Mutation.closeSubAccount')
  @Access('sub-account:write')
  close(@Ctx() ctx: ProviderContext, @Args('input') { subAccountId }: CloseSubAccountInput) {
    return this.accounts.close(ctx, subAccountId);
  }

  @Resolve('SubAccount.store')
  @Access('sub-account:read')
  store(@Parent() { storeId }: { storeId: string }) {
    return { __typename: 'Store', id: storeId };
  }

  @Resolve('SubAccount.history')
  @Access('sub-account:read')
  history(@Parent() { id }: { id: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.register.historyOf(ctx, ids);
    return loadGrouped(context, 'sub-account-history', id, load, (row) => row.subAccountId);
  }
}
