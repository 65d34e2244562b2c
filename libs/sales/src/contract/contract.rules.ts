import { getMetric, type Metric, metricFor, metricOfPromise, METRICS, type Platform } from '@zuoxi/metrics';
import { DomainError, type FieldProblem } from '@zuoxi/platform/errors';
import { PLANNING_REPLY_SHARE } from '@zuoxi/staffing';
import {
  type ClausePeriod,
  type EventName,
  formatFen,
  type ServiceType,
  type StatutoryHoliday,
  transitions,
} from '@zuoxi/vocabulary';
import { type ProfileFacts, sizeStore, targetKeptBy } from '../quote/sizing.rules.js';
import { clockOf, holidaysServed, serviceTypeNames } from '../documents/terms.js';

export type ContractStatus = 'draft' | 'signing' | 'signed' | 'in_service' | 'ended';

/** Which state a contract may go to from which. */
export const contractTransitions = transitions<ContractStatus>({
  draft: ['signing'],
  signing: ['signed', 'draft'],
  signed: ['in_service'],
  in_service: ['ended'],
  ended: [],
});

/** What everybody hears of who comes into a state. */
export const contractEvents = {
  draft: 'contract.taken-back',
  signing: 'contract.opened-for-signing',
  signed: 'contract.signed',
  in_service: 'service.started',
  ended: 'contract.ended',
} as const satisfies Record<ContractStatus, EventName>;

export interface ContractSection {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

export type Comparator = '>=' | '<=';

export interface ClauseTerms {
  readonly metric: string;
  readonly comparator: Comparator;
  readonly target: string;
  readonly period: ClausePeriod;
  readonly remedy: string;
}

interface AgreedFacts {
  readonly seats: number;
  readonly serviceType: ServiceType;
  readonly serviceStartMinute: number;
  readonly serviceEndMinute: number;
  readonly mealBreaks: number;
  readonly mealBreakMinutes: number;
  readonly servedHolidays: readonly StatutoryHoliday[];
}

/** The five parts of the service plan, then the three of what the client asks for; texts to start from. */
export function draftSections(facts: AgreedFacts): ContractSection[] {
  const window = `${clockOf(facts.serviceStartMinute)}–${clockOf(facts.serviceEndMinute)}`;
  return [
    {
      key: 'service-time',
      title: '服务时间',
      text: `每日 ${window}，平常节假日照常服务，${holidaysServed(facts.servedHolidays)}。每席用餐 ${facts.mealBreaks} 次，每次 ${facts.mealBreakMinutes} 分钟，错峰轮换。`,
    },
    {
      key: 'seats',
      title: '坐席数量',
      text: `${facts.seats} 席，指服务时间内同时在岗的坐席；人员轮休由乙方安排替补。`,
    },
    {
      key: 'service-type',
      title: '服务类型',
      text: {
        presale: '售前咨询：接待、推荐、催付、答疑。售后问题转交甲方处理。',
        simple_aftersale: `${serviceTypeNames.simple_aftersale}：乙方处理简单售后；纠纷与复杂售后由甲方售后人员介入。`,
        full_aftersale: `${serviceTypeNames.full_aftersale}：甲方授予全部售后权限，处理原则由乙方制定，在确保顾客满意的前提下节省售后成本。`,
      }[facts.serviceType],
    },
    {
      key: 'training',
      title: '培训支持',
      text: '上岗前由乙方完成专业知识与店铺行业知识培训并考核；甲方提供产品资料、快捷短语、常见问题、售后与订单规则。必要时乙方人员到甲方公司接受培训。',
    },
    {
      key: 'handover',
      title: '客服移交方式',
      text: '长期合作逐步移交：先移交部分时段或部分咨询，达到约定质量后再扩大；磨合期为一周至一个月。',
    },
    {
      key: 'quality',
      title: '服务质量要求',
      text: '按下列服务承诺计量；使用敬语，不争执，不承诺未经授权的事项，遵守平台规则。',
    },
    {
      key: 'assessment',
      title: '考核方式',
      text: '乙方质检次日抽查每一位当日接待的客服，结果与申诉在系统中可查；甲方可随时抽查并提出修正要求，也可使用自己的考核表。',
    },
    {
      key: 'process',
      title: '流程要求',
      text: '双方各指定一名客户经理随时沟通；乙方每日提供日报：接待、首响、平均响应、三分钟回复率、订单、转化，售后逐条列出。日报内容为本合同附件。',
    },
  ];
}

/** Average response that is promised where the size lets expect it, and the step in which a slower one is. */
const usualResponseSeconds = 40;
const responseStepSeconds = 5;

/**
 * What may be promised of the average response: never faster than the size is expected to answer on a busy day. First
 * responses are the slowest of a chat, since they alone wait for a free agent, so their mean is on the safe side.
 */
export const responseTarget = (expectedSeconds: number): string =>
  String(
    Math.max(usualResponseSeconds, Math.ceil(expectedSeconds / responseStepSeconds) * responseStepSeconds),
  );

/** Promises to start from, in the platform's own definitions as they are on the day. */
export function draftClauses(
  platform: Platform,
  on: string,
  threeMinuteTarget: string,
  /** Of the sizing, on a day as busy as one in ten; left out where nothing was sized. */
  expectedResponseSeconds = 0,
): ClauseTerms[] {
  const threeMinute = metricFor(platform, 'three-minute', on) ?? metricFor('generic', 'three-minute', on);
  const averageResponse =
    metricFor(platform, 'average-response', on) ?? metricFor('generic', 'average-response', on);
  const coverage = metricFor('generic', 'review-coverage', on);
  return [
    ...(threeMinute
      ? [
          {
            metric: threeMinute.id,
            comparator: '>=' as const,
            target: threeMinuteTarget,
            period: 'month' as const,
            remedy: '每低 1 个百分点减免当月服务费 1%，上限 10%',
          },
        ]
      : []),
    ...(averageResponse
      ? [
          {
            metric: averageResponse.id,
            comparator: '<=' as const,
            target: responseTarget(expectedResponseSeconds),
            period: 'month' as const,
            remedy: '连续两月未达标，乙方免费增派一席一个月',
          },
        ]
      : []),
    ...(coverage
      ? [
          {
            metric: coverage.id,
            comparator: '>=' as const,
            target: '1',
            period: 'month' as const,
            remedy: '漏检一日，减免当日服务费的 10%',
          },
        ]
      : []),
  ];
}

const usualTarget = String(PLANNING_REPLY_SHARE);

/** The usual promises of a shop, or what its seats are expected to keep where that is less. */
export function clausesFor(
  platform: Platform,
  on: string,
  /** Null: nothing is known that it could be sized by. */
  served: { readonly facts: ProfileFacts; readonly seats: number } | null,
): ClauseTerms[] {
  if (!served) return draftClauses(platform, on, usualTarget);
  const kept = targetKeptBy(served.facts, served.seats);
  const { busyDay } = sizeStore(served.facts, served.seats);
  const target = Number(kept) < Number(usualTarget) ? kept : usualTarget;
  return draftClauses(platform, on, target, busyDay.firstResponseSeconds);
}

/** Metrics in force on a date that the system measures for shops on a platform, and that can be promised. */
export const promisableMetrics = (platform: Platform, on: string): Metric[] =>
  [...new Set(METRICS.map(({ purpose }) => purpose))].flatMap((purpose) => {
    const metric = metricFor(platform, purpose, on);
    const isRate = metric?.unit === 'fraction' || metric?.unit === 'seconds';
    return metric && isRate && !metric.isDraft && metric.origin !== 'export' ? [metric] : [];
  });

/** What a clause promises, as the contract prints it: `≥ 95%`, `≤ 30 秒`. */
export function promiseOf(clause: { comparator: string; target: string; unit: Metric['unit'] }): string {
  const target = Number(clause.target);
  const amount = {
    fraction: `${Number((target * 100).toFixed(2))}%`,
    seconds: `${target} 秒`,
    people: `${target} 人`,
    count: String(target),
    ratio: String(target),
    fen: formatFen(target),
  }[clause.unit];
  return `${clause.comparator === '>=' ? '≥' : '≤'} ${amount}`;
}

export function knownMetric(metric: string): boolean {
  try {
    return Boolean(getMetric(metric));
  } catch {
    return false;
  }
}

/** What is wrong with clauses that somebody wrote for a shop on a platform, each problem with its field. */
export const clauseProblems = (
  clauses: readonly { metric: string; target: string }[],
  platform: Platform,
  on: string,
): FieldProblem[] =>
  clauses.flatMap(({ metric, target }, index) => {
    if (!knownMetric(metric)) return [{ field: `clauses.${index}.metric`, code: 'METRIC_UNKNOWN' }];
    // A promise that nothing measures would be kept by nobody and missed by nobody.
    const measured = metricOfPromise(platform, metric, on);
    if (!measured || !promisableMetrics(platform, on).includes(measured))
      return [{ field: `clauses.${index}.metric`, code: 'METRIC_NOT_MEASURED' }];
    // 95 where 0.95 is meant would be a promise nobody can keep.
    const possible = measured.unit !== 'fraction' || Number(target) <= 1;
    return possible && Number(target) >= 0
      ? []
      : [{ field: `clauses.${index}.target`, code: 'OUT_OF_RANGE' }];
  });

interface Standing {
  readonly status: ContractStatus;
  readonly startsOn: string;
  readonly createdAt: Date;
}

/**
 * Which of a shop's contracts is the one that runs, and which is being made beside it. What is in service runs, whatever
 * is drafted later; before that the newest one that is on its way; after everything the last that ended.
 */
export function standingOf<Contract extends Standing>(
  contracts: readonly Contract[],
): { contract: Contract | null; next: Contract | null } {
  const newest = [...contracts].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const [running] = newest
    .filter(({ status }) => status === 'in_service')
    .sort((a, b) => b.startsOn.localeCompare(a.startsOn));
  const onItsWay = newest.find(({ status }) => status !== 'in_service' && status !== 'ended');
  if (running) return { contract: running, next: onItsWay ?? null };
  return { contract: onItsWay ?? newest[0] ?? null, next: null };
}

/**
 * What a contract must say before anybody is bound by it or serves under it: who answers on each side, and at least one
 * promise with its target and what follows when it is missed.
 *
 * @throws DomainError CONTRACT_INCOMPLETE naming what is missing.
 */
export function checkComplete(
  contract: { owners: readonly { party: string; name: string }[] },
  { clauses }: { clauses: readonly { target: string; remedy: string }[] },
): void {
  const owned = (party: string) => contract.owners.some((each) => each.party === party && each.name.trim());
  const missing = [
    ...(owned('provider') ? [] : ['owner-provider']),
    ...(owned('client') ? [] : ['owner-client']),
    ...(clauses.length ? [] : ['clauses']),
    ...(clauses.every(({ target, remedy }) => target !== '' && remedy.trim()) ? [] : ['remedy']),
  ];
  if (missing.length) throw new DomainError('CONTRACT_INCOMPLETE', { missing: missing.join(', ') });
}
