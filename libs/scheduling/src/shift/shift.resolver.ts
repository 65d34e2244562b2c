import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { IsUUID } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { AddShiftTemplateInput } from './shift.inputs.js';
import { ShiftService } from './shift.service.js';

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
