import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Resolve } from '../api.js';
import { OwnNumbersService } from './own-numbers.service.js';

@Resolver()
export class OwnNumbersResolver {
  constructor(private readonly numbers: OwnNumbersService) {}

  @Resolve('Query.myNumbers')
  @Access('own-review:read')
  myNumbers(@Ctx() ctx: ProviderContext, @Args('on') on: string) {
    return this.numbers.of(ctx, on);
  }
}
