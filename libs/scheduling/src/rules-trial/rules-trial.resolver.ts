import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateNested } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { RulesTrialService } from './rules-trial.service.js';

class LabourRulesInput implements api.LabourRulesInput {
  @IsInt()
  @Min(0)
  @Max(2880)
  minRestMinutes: number;
  @IsInt()
  @Min(1)
  @Max(31)
  maxConsecutiveDays: number;
  @IsInt()
  @Min(0)
  @Max(6)
  weeklyDaysOff: number;
  @IsInt()
  @Min(60)
  @Max(10_080)
  maxMinutesPerWeek: number;
  @IsInt()
  @Min(60)
  @Max(1440)
  maxMinutesPerDay: number;
}
class LabourRulesTrialArgs implements api.QueryLabourRulesTrialArgs {
  @ValidateNested()
  @Type(() => LabourRulesInput)
  readonly rules: LabourRulesInput;
}

@Resolver('LabourRulesTrial')
export class RulesTrialResolver {
  constructor(private readonly trial: RulesTrialService) {}

  @Resolve('Query.labourRulesTrial')
  @Access('setting:write')
  try(@Ctx() ctx: ProviderContext, @Args() { rules }: LabourRulesTrialArgs) {
    return this.trial.try(ctx, rules);
  }
}
