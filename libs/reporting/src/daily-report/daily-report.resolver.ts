import { Args, Info, Parent, Resolver } from '@nestjs/graphql';
import { getMetric, metricFor, sourceFor } from '@zuoxi/metrics';
import { Access, Ctx, GqlContext } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import { found } from '@zuoxi/platform/errors';
import { type GraphqlContext, loadGrouped, PageArgs } from '@zuoxi/platform/graphql';
import { typed } from '@zuoxi/screening';
import { noData } from '@zuoxi/vocabulary';
import { Transform } from 'class-transformer';
import { IsDateString, IsOptional, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import type * as api from '../api.types.js';
import { Resolve } from '../api.js';
import { DailyReportService, dayKey } from './daily-report.service.js';
import type { PromiseResult } from './promise.rules.js';
import { knownMetric, peakOnDuty } from './report.rules.js';
import type { ReportNumber } from './report.body.js';
import { type QuestionRow, ReportResponseService } from './report-response.service.js';
import { extentOf } from './report.selection.js';
import { ReportOpeningService } from './report-opening.service.js';
import type { ReportRow } from './report.reading.js';
import { adviceSentence, agentName, capital, spokenName } from './report.words.js';

class BuildDailyReportInput implements api.BuildDailyReportInput {
  @IsUUID()
  storeId: string;
  @IsDateString()
  on: string;
}
class PublishDailyReportInput extends BuildDailyReportInput implements api.PublishDailyReportInput {
  @Matches(/^[0-9a-f]{64}$/)
  contentHash: string;
  @IsOptional()
  @MaxLength(2000)
  @Transform(typed)
  comment?: string | null;
  @IsOptional()
  @MaxLength(500)
  @Transform(typed)
  revisionReason?: string | null;
}

class ReportIdInput implements api.ReportIdInput {
  @IsUUID()
  reportId: string;
}
class AskAboutReportInput extends ReportIdInput implements api.AskAboutReportInput {
  @IsOptional()
  @MaxLength(60)
  metric?: string | null;
  @Length(1, 1000)
  @Transform(typed)
  text: string;
}
class AnswerReportQuestionInput implements api.AnswerReportQuestionInput {
  @IsUUID()
  id: string;
  @Length(1, 2000)
  @Transform(typed)
  answer: string;
}

const wordsOf = (ctx: ProviderContext) => (ctx.locale === 'zh-CN' ? 'zh' : 'en');

function promiseIn(ctx: ProviderContext, promise: PromiseResult) {
  const { name, unit } = getMetric(promise.metric ?? promise.promised);
  return { ...promise, name: name[wordsOf(ctx)], unit };
}
function numberIn(ctx: ProviderContext, number: ReportNumber, promises: readonly PromiseResult[]) {
  const { id, name, unit, isDraft } = getMetric(number.metric);
  const promise = promises.find(({ metric }) => metric === number.metric);
  return {
    ...{ ...number, name: name[wordsOf(ctx)], unit, isDraft },
    spoken: capital(spokenName(id, ctx.locale)),
    promise: promise ? promiseIn(ctx, promise) : null,
  };
}
const agentIn = <Row extends { agentId: string | null; alias: string | null }>(
  ctx: ProviderContext,
  row: Row,
) => ({
  ...row,
  alias: agentName(row.alias, ctx.locale),
  recognised: row.alias !== null && row.alias !== noData,
});

const serviceHoursWords = { zh: '店铺服务时间', en: 'service hours of the shop' } as const;

@Resolver()
export class DailyReportResolver {
  constructor(
    private readonly reports: DailyReportService,
    private readonly responses: ReportResponseService,
    private readonly openings: ReportOpeningService,
  ) {}

  @Resolve('Mutation.buildDailyReport')
  @Access('report:build')
  build(@Ctx() ctx: ProviderContext, @Args('input') input: BuildDailyReportInput) {
    return this.reports.build(ctx, input.storeId, input.on);
  }

  @Resolve('Mutation.publishDailyReport')
  @Access('report:publish')
  publish(@Ctx() ctx: ProviderContext, @Args('input') input: PublishDailyReportInput) {
    return this.reports.publish(ctx, input);
  }

  @Resolve('Mutation.acknowledgeDailyReport')
  @Access('report:respond')
  acknowledge(@Ctx() ctx: ProviderContext, @Args('input') input: ReportIdInput) {
    return this.responses.acknowledge(ctx, input.reportId);
  }

  @Resolve('Mutation.openDailyReport')
  @Access('report:read')
  open(@Ctx() ctx: ProviderContext, @Args('input') input: ReportIdInput) {
    return this.openings.record(ctx, input.reportId, 'page');
  }

  @Resolve('Mutation.askAboutReport')
  @Access('report:respond')
  ask(@Ctx() ctx: ProviderContext, @Args('input') input: AskAboutReportInput) {
    return this.responses.ask(ctx, input);
  }

  @Resolve('Mutation.answerReportQuestion')
  @Access('report:publish')
  answer(@Ctx() ctx: ProviderContext, @Args('input') input: AnswerReportQuestionInput) {
    return this.responses.answer(ctx, input);
  }

  @Resolve('Query.metricDefinition')
  @Access('report:read')
  async metricDefinition(
    @Ctx() ctx: ProviderContext,
    @Args('metric') id: string,
    @Args('storeId', { nullable: true }) storeId?: string | null,
  ) {
    const metric = found(knownMetric(id), 'metric');
    const platform = await this.reports.platformOf(ctx, ctx.storeId ?? storeId ?? null);
    const words = wordsOf(ctx);
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return {
      metric: metric.id,
      name: metric.name[words],
      formula: metric.formula[words],
      unit: metric.unit,
      numeratorUnit: metric.partUnits[0],
      denominatorUnit: metric.partUnits[1],
      isDraft: metric.isDraft,
      window:
        metric.window === 'service-hours'
          ? serviceHoursWords[words]
          : metric.window
            ? `${clock(metric.window.fromMinute)}–${clock(metric.window.toMinute)}`
            : '00:00–24:00',
      validFrom: metric.validFrom ?? '2000-01-01',
      validTo: metric.validTo,
      source: sourceFor(metric, platform).reference[words],
      exclusions: metric.exclusions.map((text) => text[words]),
    };
  }

  @Resolve('DailyReport.acknowledgements')
  @Access('report:read')
  acknowledgements(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    return this.responses.acknowledgementsOf(ctx, report);
  }

  @Resolve('DailyReport.questions')
  @Access('report:read')
  questions(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    return this.responses.questionsOf(ctx, report);
  }

  @Resolve('DailyReport.pdfUrl')
  @Access('report:read')
  pdfUrl(@Parent() report: ReportRow) {
    return `/files/daily-reports/${report.id}/pdf`;
  }

  @Resolve('DailyReport.imageUrl')
  @Access('report:read')
  imageUrl(@Parent() report: ReportRow) {
    return `/files/daily-reports/${report.id}/png`;
  }

  @Resolve('DailyReport.staffingAdvice')
  @Access('report:read')
  staffingAdvice(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    return adviceSentence(report.body.advice, report.body.seatsSold, ctx.locale);
  }

  @Resolve('DailyReport.difference')
  @Access('report:read')
  async difference(
    @Ctx() ctx: ProviderContext,
    @Parent() report: ReportRow,
    @GqlContext() context: GraphqlContext,
  ) {
    if (report.version === 1) return null;
    const load = (scope: ProviderContext, keys: readonly string[]) => this.reports.differences(scope, keys);
    const key = dayKey(report.storeId, report.on);
    const versions = await loadGrouped(context, 'difference', key, load, (row) =>
      dayKey(row.storeId, row.on),
    );
    const own = versions.find(({ version }) => version === report.version);
    return own
      ? {
          ...own,
          figures: own.figures.map((change) => {
            const { name, unit } = getMetric(change.metric);
            return { ...change, name: name[wordsOf(ctx)], unit };
          }),
        }
      : null;
  }

  @Resolve('DailyReport.dataChangedAt')
  @Access('report:read')
  async dataChangedAt(@Parent() report: ReportRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, keys: readonly string[]) => this.reports.dayChanges(ctx, keys);
    const key = dayKey(report.storeId, report.on);
    const [change] = await loadGrouped(context, 'day-change', key, load, (row) =>
      dayKey(row.storeId, row.on),
    );
    return change && change.changedAt > report.asOf ? change.changedAt : null;
  }

  @Resolve('DailyReport.qcChangedAt')
  @Access('report:read')
  async qcChangedAt(@Parent() report: ReportRow, @GqlContext() context: GraphqlContext) {
    const load = (ctx: ProviderContext, keys: readonly string[]) => this.reports.overturned(ctx, keys);
    const key = dayKey(report.storeId, report.on);
    const [change] = await loadGrouped(context, 'qc-change', key, load, (row) => dayKey(row.storeId, row.on));
    return change && change.changedAt > report.asOf ? change.changedAt : null;
  }

  @Resolve('DailyReport.numbers')
  @Access('report:read')
  numbers(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    return report.body.numbers.map((number) => numberIn(ctx, number, report.body.promises));
  }

  @Resolve('DailyReport.promises')
  @Access('report:read')
  promises(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    return report.body.promises.map((promise) => promiseIn(ctx, promise));
  }

  @Resolve('DailyReport.agents')
  @Access('report:read')
  agents(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    return report.body.agents.map((agent) => agentIn(ctx, agent));
  }

  @Resolve('DailyReport.shifts')
  @Access('report:read')
  shifts(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    return report.body.shifts?.map((shift) => agentIn(ctx, shift)) ?? null;
  }

  @Resolve('DailyReport.agentsTotal')
  @Access('report:read')
  agentsTotal(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    const total = report.body.agentsTotal;
    return total && { ...agentIn(ctx, total), alias: ctx.locale === 'zh-CN' ? '合计' : 'Total' };
  }

  @Resolve('DailyReport.receptionsMetric')
  @Access('report:read')
  receptionsMetric(@Parent() report: ReportRow) {
    return found(metricFor('generic', 'receptions', report.on), 'metric').id;
  }

  @Resolve('DailyReport.seatsOnDutyPeak')
  @Access('report:read')
  seatsOnDutyPeak(@Parent() report: ReportRow) {
    return peakOnDuty(report.body);
  }

  @Resolve('DailyReport.seatCoverage')
  @Access('report:read')
  seatCoverage(@Parent() report: ReportRow) {
    return report.body.numbers.find(({ key }) => key === 'seatCoverage')?.value ?? null;
  }

  @Resolve('DailyReport.qc')
  @Access('report:read')
  qc(@Ctx() ctx: ProviderContext, @Parent() report: ReportRow) {
    const { qc } = report.body;
    return qc && { ...qc, rows: qc.rows.map((row) => agentIn(ctx, row)) };
  }
}

@Resolver()
export class ReportQuestionResolver {
  @Resolve('ReportQuestion.metricName')
  @Access('report:read')
  metricName(@Ctx() ctx: ProviderContext, @Parent() question: QuestionRow) {
    return (question.metric && knownMetric(question.metric)?.name[wordsOf(ctx)]) ?? null;
  }
}

@Resolver()
export class StoreReportsResolver {
  constructor(private readonly reports: DailyReportService) {}

  @Resolve('Store.dailyReports')
  @Access('report:read')
  list(
    @Ctx() ctx: ProviderContext,
    @Parent() store: { id: string },
    @Args() page: PageArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.reports.list(ctx, store.id, page, extentOf(info, 'edges', 'node'));
  }

  @Resolve('Store.dailyReport')
  @Access('report:read')
  one(
    @Ctx() ctx: ProviderContext,
    @Parent() store: { id: string },
    @Info() info: GraphQLResolveInfo,
    @Args('on') on?: string | null,
  ) {
    return this.reports.published(ctx, store.id, on, extentOf(info));
  }

  @Resolve('Store.dailyReportVersions')
  @Access('report:read')
  versions(
    @Ctx() ctx: ProviderContext,
    @Parent() store: { id: string },
    @Args('on') on: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.reports.versions(ctx, store.id, on, extentOf(info));
  }

  @Resolve('Store.contractProgress')
  @Access('contract:read')
  async contractProgress(
    @Ctx() ctx: ProviderContext,
    @Parent() store: { id: string },
    @Args('on') on?: string | null,
  ) {
    return (await this.reports.contractProgress(ctx, store.id, on)).map((promise) => promiseIn(ctx, promise));
  }

  @Resolve('Store.measuredNumbers')
  @Access('report:read')
  async measured(@Ctx() ctx: ProviderContext, @Parent() store: { id: string }, @Args('on') on: string) {
    const { numbers, promises } = await this.reports.measured(ctx, store.id, on);
    return numbers.map((number) => numberIn(ctx, number, promises));
  }

  @Resolve('Store.dailyReportDraft')
  @Access('report:read')
  draft(
    @Ctx() ctx: ProviderContext,
    @Parent() store: { id: string },
    @Args('on') on: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.reports.draftOrNewest(ctx, store.id, on, extentOf(info));
  }
}
