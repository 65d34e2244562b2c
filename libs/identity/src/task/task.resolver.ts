import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { found } from '@zuoxi/platform/errors';
import { TaskReader } from '@zuoxi/platform/jobs';

@Resolver('Task')
export class TaskResolver {
  constructor(private readonly tasks: TaskReader) {}

  @Query('tasks')
  @Access('task:read')
  list(@Ctx() ctx: Context, @Args('first') first: number) {
    return this.tasks.recent(ctx, Math.min(first, 100));
  }

  @Query('task')
  @Access('task:read')
  task(@Ctx() ctx: Context, @Args('id') id: string) {
    return this.tasks.find(ctx, id);
  }

  @Mutation('cancelTask')
  @Access('task:read')
  async cancel(@Ctx() ctx: Context, @Args('input') input: { id: string }) {
    await this.tasks.cancel(ctx, input.id);
    return found(await this.tasks.find(ctx, input.id), 'task');
  }
}
