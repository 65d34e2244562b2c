import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { Context } from '@zuoxi/platform/context';
import { IsString, MaxLength } from 'class-validator';
import { StaffService } from './staff.service.js';

const longestText = 200_000;

class AddStaffInput {
  @IsString()
  @MaxLength(longestText)
  text: string;
}

@Resolver()
export class StaffResolver {
  constructor(private readonly staff: StaffService) {}

  @Query('previewStaff')
  @Access('agent:write')
  preview(@Ctx() ctx: Context, @Args() { text }: AddStaffInput) {
    return this.staff.preview(ctx, text);
  }

  @Mutation('addStaff')
  @Access('agent:write')
  add(@Ctx() ctx: Context, @Args('input') { text }: AddStaffInput) {
    return this.staff.add(ctx, text);
  }
}
