import { Args, Resolver } from '@nestjs/graphql';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Resolve } from '../api.js';
import { TotpCodeInput } from './account.controller.js';
import { MeService } from './me.service.js';
import { SessionService } from './session.service.js';

@Resolver()
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly meService: MeService,
  ) {}

  @Resolve('Query.me')
  @SignedIn()
  me(@Ctx() ctx: ProviderContext) {
    return this.meService.me(ctx);
  }

  @Resolve('Mutation.beginTotp')
  @SignedIn()
  beginTotp(@Ctx() ctx: ProviderContext) {
    return this.sessions.beginTotp(ctx);
  }

  @Resolve('Mutation.confirmTotp')
  @SignedIn()
  async confirmTotp(@Ctx() ctx: ProviderContext, @Args('input') input: TotpCodeInput) {
    await this.sessions.confirmTotp(ctx, input.code);
    return this.meService.me(ctx);
  }
}
