import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { getMetric } from '@zuoxi/metrics';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { typesetPdf, typesetPng } from '@zuoxi/platform/documents';
import { found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { formatFen } from '@zuoxi/platform/money';
import { Store } from '@zuoxi/published';
import { figure, type Locale, noData, promised } from '@zuoxi/vocabulary';
import { DailyReportService } from './daily-report.service.js';
import type { ReportRow } from './report.reading.js';
import { adviceSentence, agentName, momentOf, promiseSoFar, weekdayOf } from './report.words.js';

const template = join(dirname(fileURLToPath(import.meta.url)), 'daily-report.typ');
/** Three pixels a point: sharp on a phone. */
const imageWidth = 1170;

const labels = {
  'zh-CN': {
    title: '客服日报',
    number: '指标',
    value: '数值',
    target: '合同',
    before: '前一日',
    comment: '客服经理点评',
    advice: '人员建议',
    byHour: '分时段',
    hour: '时段',
    receptions: '接待',
    pairs: '接待人次',
    rate: '三分钟回复率',
    seats: '排班在岗 / 需要',
    afterSales: '售后登记',
    agents: '客服明细',
    agent: '客服',
    firstResponse: '首次响应',
    none: '没有记录',
    provisional: '暂定',
    total: '合计',
  },
  'en-US': {
    title: 'Daily report',
    number: 'Figure',
    value: 'Value',
    target: 'Contract',
    before: 'Day before',
    comment: 'Account manager',
    advice: 'Staffing',
    byHour: 'By hour',
    hour: 'Hour',
    receptions: 'Received',
    pairs: 'Receptions',
    rate: 'Within 3 min',
    seats: 'Rostered / needed',
    afterSales: 'After-sales',
    agents: 'Agents',
    agent: 'Agent',
    firstResponse: 'First response',
    none: 'None',
    provisional: 'provisional',
    total: 'Total',
  },
} as const satisfies Record<Locale, object>;

/** A day's report as it is forwarded: one set of facts, on paper or as a picture. */
@Injectable()
export class ReportDocument {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly reports: DailyReportService,
  ) {}

  async typeset(ctx: ProviderContext, id: string, format: 'pdf' | 'png') {
    const report = found(await this.reports.findById(ctx, id), 'report');
    const { providerId, storeId } = report;
    const kept = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Store, { providerId, storeId }));
    const store = found(kept, 'store');
    const data = { ...documentOf(report, store.name, ctx.locale), paper: format === 'pdf' };
    return {
      name: `${store.name}-${labels[ctx.locale].title}-${report.on}.${format}`,
      content: format === 'pdf' ? typesetPdf(template, data) : typesetPng(template, data, imageWidth),
    };
  }
}

/** Everything the page prints, already in words: the template only places it. */
export function documentOf(report: ReportRow, storeName: string, locale: Locale) {
  const { body } = report;
  const zh = locale === 'zh-CN';
  const text = (value: string | number | null, unit: string) => figure(value, unit, locale);
  return {
    locale: zh ? 'zh' : 'en',
    labels: labels[locale],
    storeName,
    on: `${report.on} ${weekdayOf(report.on, locale)}`,
    asOf: zh
      ? `统计于 ${momentOf(report.asOf)} · 第 ${report.version} 版`
      : `Counted ${momentOf(report.asOf)} · version ${report.version}`,
    correction: report.revisionReason,
    headline: report.headline,
    numbers: body.numbers.map((number) => {
      const { name, unit } = getMetric(number.metric);
      return {
        name: name[zh ? 'zh' : 'en'],
        value: `${text(number.value, unit)}${number.provisional && number.value !== null ? ` ${labels[locale].provisional}` : ''}`,
        ...promiseOf(report, number.metric, locale),
        before: text(number.previousDay, unit),
      };
    }),
    comment: report.comment,
    commentBy: [report.publishedBy, report.publishedAt && momentOf(report.publishedAt)]
      .filter(Boolean)
      .join(' · '),
    advice: adviceSentence(body.advice, body.seatsSold, locale),
    hours: body.byHour.map((hour) => [
      `${String(hour.hour).padStart(2, '0')}:00`,
      String(hour.receptions),
      text(hour.threeMinuteRate, 'fraction'),
      `${hour.seatsOnDuty ?? noData} / ${hour.seatsNeeded ?? noData}`,
    ]),
    agents: [
      ...body.agents.map((agent) => ({ ...agent, name: agentName(agent.alias, locale) })),
      ...(body.agentsTotal ? [{ ...body.agentsTotal, name: labels[locale].total }] : []),
    ].map((agent) => [
      agent.name,
      String(agent.receptions),
      text(agent.threeMinuteRate, 'fraction'),
      text(agent.firstResponseSeconds, 'seconds'),
    ]),
    // Of a day that no file tells of nothing is known: that is not "none".
    noAfterSales: body.numbers.some(({ key, value }) => key === 'afterSales' && value === null)
      ? noData
      : labels[locale].none,
    afterSales: body.afterSales.map((row) => ({
      title: `${row.kind} · ${row.buyer}`,
      amount: row.amountFen === null ? noData : formatFen(row.amountFen),
      details: [row.reason, row.outcome, row.orderNo, row.agentAlias].filter(Boolean).join(' · '),
    })),
  };
}

/** The clause on a number and how it stands in its own period. */
function promiseOf({ body }: ReportRow, metric: string, locale: Locale) {
  const promise = body.promises.find((each) => each.metric === metric);
  if (!promise) return { target: '', kept: null };
  const sign = promise.comparator === '>=' ? '≥' : '≤';
  const target = promised(promise.target, getMetric(metric).unit, locale);
  return { target: `${sign} ${target} · ${promiseSoFar(promise, locale)}`, kept: promise.kept };
}
