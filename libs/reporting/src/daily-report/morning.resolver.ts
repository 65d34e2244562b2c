import { Args, Info, Parent, Resolver } from '@nestjs/graphql';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type GraphqlContext, loadGrouped, selectedFields } from '@zuoxi/platform/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Resolve } from '../api.js';
import { MonthStandingService } from './month-standing.service.js';
import { type MorningRow, MorningService } from './morning.service.js';
import { warningsOf } from './morning.words.js';
import { widest } from './report.parts.js';
import { ReportResponseService } from './report-response.service.js';
import { extentOf } from './report.selection.js';

const storeOf = ({ storeId }: { readonly storeId: string }) => storeId;

@Resolver()
export class MorningResolver {
  constructor(
    private readonly mornings: MorningService,
    private readonly responses: ReportResponseService,
    private readonly standing: MonthStandingService,
  ) {}

  @Resolve('Query.morning')
  @Access('report:read')
  morning(@Ctx() ctx: ProviderContext, @Args('on') on: string, @Info() info: GraphQLResolveInfo) {
    const fields = selectedFields(info);
    const shown = [
      // What is odd is said by promises and advice.
      ...(fields.has('oddities') ? (['numbers'] as const) : []),
      ...(fields.has('report') ? [extentOf(info, 'report')] : []),
    ];
    return this.mornings.list(ctx, on, shown.length ? widest(...shown) : null);
  }

  @Resolve('MorningRow.store')
  @Access('report:read')
  store(@Parent() row: MorningRow) {
    return { __typename: 'Store', id: row.storeId };
  }

  @Resolve('MorningRow.openQuestions')
  @Access('report:read')
  openQuestions(@Parent() row: MorningRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) => this.responses.openOfStores(ctx, ids);
    return loadGrouped(context, 'open-questions', row.storeId, load, (question) => question.storeId);
  }

  @Resolve('MorningRow.oddities')
  @Access('report:read')
  oddities(@Ctx() ctx: ProviderContext, @Parent() row: MorningRow) {
    return warningsOf(row, ctx.locale);
  }

  @Resolve('MorningRow.unpublishedDays')
  @Access('report:read')
  async unpublishedDays(@Parent() row: MorningRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, ids: readonly string[]) =>
      this.standing.unpublishedDays(ctx, ids, row.on);
    const days = await loadGrouped(context, `unpublished-days ${row.on}`, row.storeId, load, storeOf);
    return days.map(({ on }) => on);
  }

  @Resolve('MorningRow.lastPublished')
  @Access('report:read')
  async lastPublished(
    @Parent() row: MorningRow,
    @GqlContext() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const extent = extentOf(info);
    const load = (ctx: ProviderContext, ids: readonly string[]) =>
      this.standing.lastPublished(ctx, ids, row.on, extent);
    const key = `last-published ${row.on} ${extent}`;
    const reports = await loadGrouped(context, key, row.storeId, load, storeOf);
    return reports[0] ?? null;
  }
}
