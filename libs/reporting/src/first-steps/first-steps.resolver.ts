import { Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Resolve } from '../api.js';
import { FirstStepsService } from './first-steps.service.js';

@Resolver()
export class FirstStepsResolver {
  constructor(private readonly steps: FirstStepsService) {}

  @Resolve('Query.firstSteps')
  @Access('report:build')
  firstSteps(@Ctx() ctx: ProviderContext) {
    return this.steps.list(ctx);
  }
}
