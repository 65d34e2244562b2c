import { Args, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { ArrayMaxSize, ArrayMinSize, IsDateString, IsUUID } from 'class-validator';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { ReportNumbersInput } from './report-template.inputs.js';
import { ReportTemplateService } from './report-template.service.js';

class SetReportTemplateInput extends ReportNumbersInput implements api.SetReportTemplateInput {
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  storeIds: string[];
  @IsDateString()
  from: string;
}

@Resolver('Store')
export class ReportTemplateResolver {
  constructor(private readonly templates: ReportTemplateService) {}

  @Resolve('Store.reportTemplates')
  @Access('report:read')
  list(@Ctx() ctx: ProviderContext, @Parent() store: { id: string }) {
    return this.templates.list(ctx, store.id);
  }

  @Resolve('Mutation.setReportTemplate')
  @Access('report:publish')
  async set(@Ctx() ctx: ProviderContext, @Args('input') input: SetReportTemplateInput) {
    await this.templates.set(ctx, input);
    return input.storeIds.map((id) => ({ __typename: 'Store' as const, id }));
  }
}
