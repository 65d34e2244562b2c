import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { TotpCodeInput } from './account.controller.js';
import { MeService } from './me.service.js';
import { SessionService } from './session.service.js';

@Resolver()
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly meService: MeService,
  ) {}

  @Query('me')
  @SignedIn()
  me(@Ctx() ctx: Context) {
    return this.meService.me(ctx);
  }

  @Mutation('beginTotp')
  @SignedIn()
  beginTotp(@Ctx() ctx: Context) {
    return this.sessions.beginTotp(ctx);
  }

  @Mutation('confirmTotp')
  @SignedIn()
  async confirmTotp(@Ctx() ctx: Context, @Args('input') input: TotpCodeInput) {
    await this.sessions.confirmTotp(ctx, input.code);
    return this.meService.me(ctx);
  }
}
