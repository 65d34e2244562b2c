import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { ShiftService } from './shift.service.js';

class ShiftBreakInput implements api.ShiftBreakInput {
  @IsInt()
  @Min(0)
  @Max(2880)
  earliestMinute: number;
  @IsInt()
  @Min(0)
  @Max(2880)
  latestMinute: number;
  @IsInt()
  @Min(1)
  @Max(240)
  minutes: number;
}
class AddShiftTemplateInput implements api.AddShiftTemplateInput {
  @Length(1, 40)
  name: string;
  @IsInt()
  @Min(0)
  @Max(1439)
  startMinute: number;
  @IsInt()
  @Min(1)
  @Max(2880)
  endMinute: number;
  @ValidateNested({ each: true })
  @Type(() => ShiftBreakInput)
  @ArrayMaxSize(4)
  breaks: ShiftBreakInput[];
}
class ChangeShiftTemplateInput extends AddShiftTemplateInput implements api.ChangeShiftTemplateInput {
  @IsUUID()
  shiftId: string;
}

class RetireShiftTemplateInput implements api.RetireShiftTemplateInput {
  @IsUUID()
  shiftId: string;
}

@Resolver()
export class ShiftResolver {
  constructor(private readonly shifts: ShiftService) {}

  @Resolve('Query.shiftTemplates')
  @Access('roster:read')
  list(@Ctx() ctx: ProviderContext) {
    return this.shifts.active(ctx);
  }

  @Resolve('Mutation.retireShiftTemplate')
  @Access('shift:write')
  retire(@Ctx() ctx: ProviderContext, @Args('input') { shiftId }: RetireShiftTemplateInput) {
    return this.shifts.retire(ctx, shiftId);
  }

  @Resolve('Mutation.changeShiftTemplate')
  @Access('shift:write')
  change(@Ctx() ctx: ProviderContext, @Args('input') input: ChangeShiftTemplateInput) {
    return this.shifts.change(ctx, input);
  }

  @Resolve('Mutation.addShiftTemplate')
  @Access('shift:write')
  add(@Ctx() ctx: ProviderContext, @Args('input') input: AddShiftTemplateInput) {
    return this.shifts.add(ctx, input);
  }
}
