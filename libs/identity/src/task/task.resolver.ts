import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { found } from '@zuoxi/platform/errors';
import { PageArgs } from '@zuoxi/platform/graphql';
import { TaskReader } from '@zuoxi/platform/jobs';
import { IsUUID } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';

class CancelTaskInput implements api.CancelTaskInput {
  @IsUUID()
  id: string;
}

@Resolver()
export class TaskResolver {
  constructor(private readonly tasks: TaskReader) {}

  @Resolve('Query.tasks')
  @Access('task:read')
  list(@Ctx() ctx: ProviderContext, @Args() page: PageArgs) {
    return this.tasks.list(ctx, page);
  }

  @Resolve('Query.task')
  @Access('task:read')
  task(@Ctx() ctx: ProviderContext, @Args('id') id: string) {
    return this.tasks.find(ctx, id);
  }

  @Resolve('Mutation.cancelTask')
  @Access('task:read')
  async cancel(@Ctx() ctx: ProviderContext, @Args('input') input: CancelTaskInput) {
    await this.tasks.cancel(ctx, input.id);
    return found(await this.tasks.find(ctx, input.id), 'task');
  }
}
