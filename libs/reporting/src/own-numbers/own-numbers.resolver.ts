import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { OwnNumbersService } from './own-numbers.service.js';

@Resolver()
export class OwnNumbersResolver {
  constructor(private readonly numbers: OwnNumbersService) {}

  @Query('myNumbers')
  @Access('own-review:read')
  myNumbers(@Ctx() ctx: Context, @Args('on') on: string) {
    return this.numbers.of(ctx, on);
  }
}
