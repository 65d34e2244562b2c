import { Args, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { IsString, MaxLength } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { StaffService } from './staff.service.js';

const longestText = 200_000;

class AddStaffInput implements api.AddStaffInput, api.QueryPreviewStaffArgs {
  @IsString()
  @MaxLength(longestText)
  text: string;
}

@Resolver()
export class StaffResolver {
  constructor(private readonly staff: StaffService) {}

  @Resolve('Query.previewStaff')
  @Access('agent:write')
  preview(@Ctx() ctx: ProviderContext, @Args() { text }: AddStaffInput) {
    return this.staff.preview(ctx, text);
  }

  @Resolve('Mutation.addStaff')
  @Access('agent:write')
  add(@Ctx() ctx: ProviderContext, @Args('input') { text }: AddStaffInput) {
    return this.staff.add(ctx, text);
  }
}
