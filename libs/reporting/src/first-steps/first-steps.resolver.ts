import { Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { FirstStepsService } from './first-steps.service.js';

@Resolver()
export class FirstStepsResolver {
  constructor(private readonly steps: FirstStepsService) {}

  @Query('firstSteps')
  @Access('report:build')
  firstSteps(@Ctx() ctx: Context) {
    return this.steps.list(ctx);
  }
}
