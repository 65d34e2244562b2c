import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { IsEmail, IsString, IsUUID } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { ShopPeopleService } from './shop-people.service.js';

class InviteShopPersonInput implements api.InviteShopPersonInput {
  @IsEmail()
  email: string;
  @IsString()
  role: string;
}
class RemoveShopPersonInput implements api.RemoveShopPersonInput, api.WithdrawShopInvitationInput {
  @IsUUID()
  id: string;
}

@Resolver()
export class ShopPeopleResolver {
  constructor(private readonly people: ShopPeopleService) {}

  @Resolve('Query.shopPeople')
  @Access('shop-people:write')
  list(@Ctx() ctx: ProviderContext) {
    return this.people.list(ctx);
  }

  @Resolve('Mutation.inviteShopPerson')
  @Access('shop-people:write')
  invite(@Ctx() ctx: ProviderContext, @Args('input') input: InviteShopPersonInput) {
    return this.people.invite(ctx, input);
  }

  @Resolve('Mutation.removeShopPerson')
  @Access('shop-people:write')
  remove(@Ctx() ctx: ProviderContext, @Args('input') { id }: RemoveShopPersonInput) {
    return this.people.remove(ctx, id);
  }

  @Resolve('Mutation.withdrawShopInvitation')
  @Access('shop-people:write')
  withdraw(@Ctx() ctx: ProviderContext, @Args('input') { id }: RemoveShopPersonInput) {
    return this.people.withdraw(ctx, id);
  }
}
