import { Args, Info, Parent, Resolver } from '@nestjs/graphql';
import { getMetric } from '@zuoxi/metrics';
import { Access, Ctx } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { selectedFields } from '@zuoxi/platform/graphql';
import { IsDateString } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { PeriodReportService } from './period-report.service.js';

class PeriodArgs implements api.StorePeriodArgs {
  @IsDateString()
  readonly from: string;
  @IsDateString()
  readonly to: string;
}

@Resolver('Store')
export class PeriodReportResolver {
  constructor(private readonly periods: PeriodReportService) {}

  @Resolve('Store.period')
  @Access('report:read')
  async period(
    @Ctx() ctx: ProviderContext,
    @Parent() store: { id: string },
    @Args() { from, to }: PeriodArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    const report = await this.periods.read(ctx, store.id, { from, to }, selectedFields(info, 'numbers'));
    const words = ctx.locale === 'zh-CN' ? 'zh' : 'en';
    return {
      ...report,
      numbers: report.numbers.map((number) => {
        const { name, unit, isDraft } = getMetric(number.metric);
        return { ...number, name: name[words], unit, isDraft };
      }),
    };
  }
}
