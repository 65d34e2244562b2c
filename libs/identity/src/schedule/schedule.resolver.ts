import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, PageArgs, SortedPageArgs } from '@zuoxi/platform/graphql';
import { ScheduleDesk } from '@zuoxi/platform/schedules';
import { recurrences } from '@zuoxi/vocabulary';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';

class ScheduleFilterInput implements api.ScheduleFilter {
  @IsOptional()
  @MaxLength(60)
  kind?: string | null;
  @IsOptional()
  @IsUUID()
  storeId?: string | null;
  @IsOptional()
  @IsBoolean()
  enabled?: boolean | null;
}
class SchedulesArgs extends SortedPageArgs implements api.QuerySchedulesArgs {
  @IsOptional()
  @ValidateNested()
  @Type(() => ScheduleFilterInput)
  readonly filter?: ScheduleFilterInput | null;
}
class ScheduleRunsArgs extends PageArgs implements api.QueryScheduleRunsArgs {
  @IsUUID()
  readonly scheduleId: string;
}
class ScheduleIdInput implements api.ScheduleIdInput {
  @IsUUID()
  id: string;
}
class ChangeScheduleInput extends ScheduleIdInput implements api.ChangeScheduleInput {
  @IsIn(recurrences)
  recurrence: api.ScheduleRecurrence;
  @IsOptional()
  @IsInt()
  atMinute?: number | null;
  @IsOptional()
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays?: number[] | null;
  @IsOptional()
  @IsInt()
  monthDay?: number | null;
  @IsOptional()
  @IsInt()
  everyMinutes?: number | null;
}

@Resolver('Schedule')
export class ScheduleResolver {
  constructor(private readonly desk: ScheduleDesk) {}

  @Resolve('Query.schedules')
  @Access('schedule:read')
  list(@Ctx() ctx: ProviderContext, @Args() { filter, ...page }: SchedulesArgs) {
    return this.desk.list(ctx, page, filter ?? {});
  }

  @Resolve('Query.scheduleRuns')
  @Access('schedule:read')
  runs(@Ctx() ctx: ProviderContext, @Args() { scheduleId, ...page }: ScheduleRunsArgs) {
    return this.desk.runs(ctx, scheduleId, page);
  }

  @Resolve('Schedule.store')
  @Access('schedule:read')
  store(@Parent() { storeId }: { storeId: string | null }) {
    return storeId ? { __typename: 'Store', id: storeId } : null;
  }

  @Resolve('Schedule.lastRun')
  @Access('schedule:read')
  async lastRun(@Parent() { id }: { id: string }, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.desk.lastRuns(ctx, ids);
    const [last = null] = await loadGrouped(context, 'last-run', id, load, (run) => run.scheduleId);
    return last;
  }

  @Resolve('Mutation.changeSchedule')
  @Access('schedule:write')
  change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeScheduleInput) {
    return this.desk.change(ctx, input);
  }

  @Resolve('Mutation.pauseSchedule')
  @Access('schedule:write')
  pause(@Ctx() ctx: ProviderContext, @Args('input') { id }: ScheduleIdInput) {
    return this.desk.pause(ctx, id);
  }

  @Resolve('Mutation.resumeSchedule')
  @Access('schedule:write')
  resume(@Ctx() ctx: ProviderContext, @Args('input') { id }: ScheduleIdInput) {
    return this.desk.resume(ctx, id);
  }

  @Resolve('Mutation.runSchedule')
  @Access('schedule:write')
  run(@Ctx() ctx: ProviderContext, @Args('input') { id }: ScheduleIdInput) {
    return this.desk.runNow(ctx, id);
  }
}
