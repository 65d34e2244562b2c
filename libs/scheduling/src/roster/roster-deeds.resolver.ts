import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDateString,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { RosterChangingService } from './roster-changing.service.js';
import { RosterPublishingService } from './roster-publishing.service.js';
import { RosterSolvingService } from './roster-solving.service.js';

class SolveRosterInput implements api.SolveRosterInput {
  @IsUUID()
  storeId: string;
  @IsDateString()
  fromOn: string;
  @IsDateString()
  toOn: string;
}
class AssignedBreakInput implements api.AssignedBreakInput {
  @IsInt()
  startMinute: number;
  @IsInt()
  minutes: number;
}
class ShiftChangeInput implements api.ShiftChangeInput {
  @IsUUID()
  agentId: string;
  @IsDateString()
  on: string;
  @IsOptional()
  @IsUUID()
  shiftId?: string | null;
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => AssignedBreakInput)
  breaks?: AssignedBreakInput[] | null;
}
class AssignShiftsInput implements api.AssignShiftsInput {
  @IsUUID()
  rosterId: string;
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => ShiftChangeInput)
  changes: ShiftChangeInput[];
}
class PublishRosterInput implements api.PublishRosterInput {
  @IsUUID()
  id: string;
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;
}

@Resolver()
export class RosterDeedsResolver {
  constructor(
    private readonly solving: RosterSolvingService,
    private readonly changing: RosterChangingService,
    private readonly publishing: RosterPublishingService,
  ) {}

  @Resolve('Mutation.solveRoster')
  @Access('roster:write')
  solve(@Ctx() ctx: ProviderContext, @Args('input') input: SolveRosterInput) {
    return this.solving.solve(ctx, input);
  }

  @Resolve('Mutation.assignShifts')
  @Access('roster:write')
  assign(@Ctx() ctx: ProviderContext, @Args('input') input: AssignShiftsInput) {
    return this.changing.assign(ctx, input);
  }

  @Resolve('Mutation.publishRoster')
  @Access('roster:publish')
  publish(@Ctx() ctx: ProviderContext, @Args('input') input: PublishRosterInput) {
    return this.publishing.publish(ctx, input);
  }
}
