import type { KindOfSetting } from './setting-kind.js';
import type { ClausePeriod } from './terms.js';

/** What may be promised, by what a metric answers: which definition measures it, a shop's platform and the day say. */
export const promisePurposes = [
  'three-minute',
  'three-minute-message',
  'thirty-second',
  'first-response',
  'average-response',
  'median-response',
  'p90-response',
  'next-day-conversion',
  'agent-sales-share',
  'review-coverage',
  'seat-coverage',
] as const;
export type PromisePurpose = (typeof promisePurposes)[number];

/** A promise with its wording, to be taken into contracts. */
export interface LibraryClause {
  readonly name: string;
  /** Empty: as in Chinese. */
  readonly nameEn: string;
  readonly purpose: PromisePurpose;
  readonly comparator: '>=' | '<=';
  /** A rate between 0 and 1, or seconds. */
  readonly target: string;
  readonly window: ClausePeriod;
  /** What follows where it is not kept, as the contract prints it. */
  readonly remedy: string;
}

const windows: Readonly<Record<ClausePeriod, { readonly 'zh-CN': string; readonly 'en-US': string }>> = {
  day: { 'zh-CN': '每日', 'en-US': 'a day' },
  week: { 'zh-CN': '每周', 'en-US': 'a week' },
  month: { 'zh-CN': '每月', 'en-US': 'a month' },
  quarter: { 'zh-CN': '每季度', 'en-US': 'a quarter' },
};

export const clauses: KindOfSetting<LibraryClause> = {
  name: { 'zh-CN': '条款库', 'en-US': 'Clause library' },
  about: {
    'zh-CN': '常用的服务承诺：指标、目标、统计周期和未达标的处理，编辑合同时可以直接选用。',
    'en-US':
      'Promises that are often made: metric, target, period and what follows where one is not kept; offered where a contract is edited.',
  },
  readBy: {
    'zh-CN': '合同编辑页，按编辑当天有效的版本，只列出店铺所在平台能统计的条款。已写进合同的条款不受影响。',
    'en-US':
      'The editor of contracts, by the version of that day; of a shop, those that its platform’s data can measure. What a contract has stays.',
  },
  key: ['name'],
  fields: {
    name: { type: 'text', max: 40, name: { 'zh-CN': '条款名称', 'en-US': 'Name in Chinese' } },
    nameEn: {
      ...{ type: 'text', max: 80, optional: true },
      name: { 'zh-CN': '英文名称', 'en-US': 'Name in English' },
    },
    purpose: {
      type: 'choice',
      name: { 'zh-CN': '指标', 'en-US': 'Metric' },
      of: {
        'three-minute': { 'zh-CN': '三分钟回复率', 'en-US': 'Answered within three minutes' },
        'three-minute-message': { 'zh-CN': '三分钟回复率（消息）', 'en-US': 'Three minutes, by message' },
        'thirty-second': { 'zh-CN': '首次 30 秒应答率', 'en-US': 'First answer within 30 seconds' },
        'first-response': { 'zh-CN': '平均首次响应', 'en-US': 'Mean first response' },
        'average-response': { 'zh-CN': '平均响应', 'en-US': 'Mean response' },
        'median-response': { 'zh-CN': '响应时长中位数', 'en-US': 'Median response' },
        'p90-response': { 'zh-CN': '响应时长 P90', 'en-US': 'Response time, P90' },
        'next-day-conversion': { 'zh-CN': '次日付款转化率', 'en-US': 'Next-day conversion' },
        'agent-sales-share': { 'zh-CN': '客服销售占比', 'en-US': 'Agents’ share of sales' },
        'review-coverage': { 'zh-CN': '次日质检覆盖率', 'en-US': 'Next-day review coverage' },
        'seat-coverage': { 'zh-CN': '排班在岗率', 'en-US': 'Seats rostered' },
      },
    },
    comparator: {
      type: 'choice',
      name: { 'zh-CN': '比较', 'en-US': 'Comparison' },
      of: {
        '>=': { 'zh-CN': '不低于', 'en-US': 'at least' },
        '<=': { 'zh-CN': '不超过', 'en-US': 'at most' },
      },
    },
    target: {
      ...{ type: 'decimal', min: 0, max: 86_400 },
      name: { 'zh-CN': '目标（比例填 0 到 1，时长填秒）', 'en-US': 'Target (a rate 0 to 1, or seconds)' },
    },
    window: {
      type: 'choice',
      name: { 'zh-CN': '统计周期', 'en-US': 'Measured over' },
      of: windows,
    },
    remedy: { type: 'text', max: 300, name: { 'zh-CN': '未达标的处理', 'en-US': 'Where it is not kept' } },
  },
  delivered: [
    {
      ...{ name: '三分钟回复率', nameEn: 'Answered within three minutes', purpose: 'three-minute' },
      ...{ comparator: '>=', target: '0.95', window: 'month' },
      remedy: '每低 1 个百分点减免当月服务费 1%，上限 10%',
    },
    {
      ...{ name: '平均响应', nameEn: 'Mean response', purpose: 'average-response' },
      ...{ comparator: '<=', target: '40', window: 'month' },
      remedy: '连续两月未达标，乙方免费增派一席一个月',
    },
    {
      ...{ name: '次日质检', nameEn: 'Next-day review', purpose: 'review-coverage' },
      ...{ comparator: '>=', target: '1', window: 'month' },
      remedy: '漏检一日，减免当日服务费的 10%',
    },
  ],
};
