import {
  addDays,
  getMetric,
  type Metric,
  metricFor,
  type MetricPurpose,
  METRICS,
  type Reading,
  readMetric,
  type Sums,
  totalOf,
} from '@zuoxi/metrics';
import { type EventName, transitions } from '@zuoxi/vocabulary';
import type { DailyReportStatus } from '../api.types.js';
import { dutyDay, dutyPerSlot, readDays, reviewDay, shiftRows } from './day-metric.js';
import { decimal, isSettled, promisesOf } from './promise.rules.js';
import type { AgentRow, HourRow, NumberRows, ReportBody, ReportNumber } from './report.body.js';
import type { PromiseFacts, StoreFacts } from './report.facts.js';
import { measuredNumbers, numberKey } from '../template/report-template.rules.js';
import { adviceOf, seatsNeeded } from './seats-needed.rules.js';

/** A published version stays as it is: a correction is the next one. */
export const reportTransitions = transitions<DailyReportStatus>({ draft: ['published'], published: [] });

/** What is heard of each state; a draft is the provider's own and seen on the morning page. */
export const reportEvents = {
  draft: null,
  published: 'report.published',
} as const satisfies Record<DailyReportStatus, EventName | null>;

const rowsOf: Readonly<Record<Metric['origin'], NumberRows>> = {
  messages: 'conversations',
  inquiries: 'conversations',
  orders: 'orders',
  sales: 'sales',
  records: 'aftersales',
  reviews: 'agents',
  duty: 'slots',
  export: 'none',
};

/** Everything a day's report says, from its facts alone: same facts, same report. */
export function composeReport(facts: StoreFacts): ReportBody {
  const { on, platform } = facts;
  const promises = promisesOf(facts);
  const promised = promises.flatMap(({ metric }) => (metric ? [metric] : []));
  const shown = measuredNumbers(facts.template, platform, on);
  // Whatever was promised is shown, in the report's list or not.
  const others = [...new Set(promised)].flatMap((id) => {
    if (shown.some(({ metric }) => metric.id === id)) return [];
    const metric = getMetric(id);
    return [{ key: numberKey(metric.purpose), metric }];
  });
  const duty = dutyDay(facts, on);
  const required = seatsNeeded(facts);
  const needed = new Map(required.map(({ slotMinute, seats }) => [slotMinute, seats]));
  const sold = facts.contract?.seats ?? null;
  return {
    numbers: [...shown, ...others].map(({ key, metric }) => numberOf(facts, key, metric)),
    promises,
    byHour: hours(facts),
    agents: agentRows(facts),
    agentsTotal: agentRow(facts, null, null, sumsOf(facts)),
    afterSales: facts.afterSales.map(({ agentAccount, ...row }) => ({
      ...row,
      agentAlias: (agentAccount && facts.aliasOf.get(agentAccount)) ?? null,
    })),
    seatsSold: sold,
    slots: duty.slots.map((slot) => ({ ...slot, needed: needed.get(slot.slotMinute) ?? null })),
    // Of a day that no roster was published for nobody knows who was to be there.
    shifts: facts.requirement.has(on) ? shiftRows(facts.shifts, on) : null,
    qc: qcSummary(facts),
    advice: adviceOf(facts, required),
  };
}

/** A number of the day beside those of the day before and a week ago. */
export function numberOf(facts: PromiseFacts, key: string, metric: Metric): ReportNumber {
  const { on } = facts;
  const read = (day: string): Reading | null => readDays(facts, metric, [day]);
  const now = read(on);
  return {
    ...{ key, metric: metric.id },
    value: decimal(now?.value ?? null),
    numerator: now?.numerator ?? null,
    denominator: now?.denominator ?? null,
    sample: sampleOf(metric, now),
    previousDay: decimal(read(addDays(on, -1))?.value ?? null),
    sameWeekday: decimal(read(addDays(on, -7))?.value ?? null),
    provisional: now !== null && !isSettled(facts, metric, on),
    rows: now === null ? 'none' : rowsOf[metric.origin],
  };
}

/** How many things the number was made of; an amount counts nothing. */
function sampleOf({ partUnits: [ofNumerator, ofDenominator] }: Metric, now: Reading | null): number | null {
  return (ofDenominator ?? ofNumerator) === 'fen' ? null : (now?.denominator ?? now?.numerator ?? null);
}

const sumsOf = (facts: StoreFacts): Sums => facts.days.get(facts.on)?.sums ?? {};

function hours(facts: StoreFacts): HourRow[] {
  const { on, platform } = facts;
  if (!facts.days.get(on)?.hasChats) return [];
  const [received, rate] = (['received', 'three-minute'] as const).map((purpose) =>
    metricFor(platform, purpose, on),
  );
  const hourOf = ({ slotMinute }: { slotMinute: number }) => Math.floor(slotMinute / 60);
  const slots = Map.groupBy(facts.slots, hourOf);
  const needed = Map.groupBy(seatsNeeded(facts), hourOf);
  const duty = dutyPerSlot(facts.shifts, on);
  return Array.from({ length: 24 }, (_, hour) => {
    const sums = totalOf((slots.get(hour) ?? []).map((slot) => slot.sums));
    const read = (metric: Metric | null | undefined) => (metric ? readMetric(metric, sums) : null);
    const need = needed.get(hour) ?? [];
    return {
      hour,
      receptions: read(received)?.value ?? 0,
      threeMinuteRate: decimal(read(rate)?.value ?? null),
      seatsOnDuty: facts.requirement.has(on) ? Math.min(duty(hour * 60), duty(hour * 60 + 30)) : null,
      seatsNeeded: need.length ? Math.max(...need.map(({ seats }) => seats)) : null,
    };
  }).filter((row) => row.receptions > 0 || row.threeMinuteRate !== null || row.seatsNeeded !== null);
}

/** An agent is one person, however many accounts they write under; whatever nobody has matched is one row. */
function agentRows(facts: StoreFacts): AgentRow[] {
  const agentOf = (account: string | null) =>
    account === null ? null : (facts.agentOf.get(account) ?? null);
  const byAgent = Map.groupBy(facts.slots, ({ agentId }) => agentOf(agentId));
  return [...byAgent]
    .flatMap(([agentId, slots]) => {
      const sums = totalOf(slots.map((slot) => slot.sums));
      const row = agentRow(facts, agentId, aliasOf(facts, agentId), sums);
      const isEmpty =
        row.receptions === 0 && row.threeMinuteRate === null && row.averageResponseSeconds === null;
      return isEmpty ? [] : [row];
    })
    .sort((a, b) => Number(a.agentId === null) - Number(b.agentId === null) || b.receptions - a.receptions);
}

function aliasOf(facts: StoreFacts, agentId: string | null): string | null {
  const account = [...facts.agentOf].find(([, agent]) => agent !== null && agent === agentId)?.[0];
  return account === undefined ? null : (facts.aliasOf.get(account) ?? null);
}

function agentRow(facts: StoreFacts, agentId: string | null, alias: string | null, sums: Sums): AgentRow {
  const read = (purpose: MetricPurpose): number | null => {
    const metric = metricFor(facts.platform, purpose, facts.on);
    return (metric && readMetric(metric, sums)?.value) ?? null;
  };
  return {
    ...{ agentId, alias },
    receptions: read('receptions') ?? 0,
    firstResponseSeconds: read('first-response'),
    averageResponseSeconds: read('average-response'),
    threeMinuteRate: decimal(read('three-minute')),
  };
}

function qcSummary(facts: StoreFacts): ReportBody['qc'] {
  const { on } = facts;
  const day = reviewDay(facts, on);
  const coverage = metricFor(facts.platform, 'review-coverage', on);
  if (!day.agents.length || coverage?.origin !== 'reviews') return null;
  const scored = facts.reviews.filter((review) => review.on === on && review.isScored);
  const scores = scored.flatMap(({ score }) => score ?? []);
  const withChats = [...coverage.measure(day)].map(({ row, numerator }) => ({
    row,
    inTime: numerator === 1,
  }));
  // Whose account was matched to another agent since has scores and no chats: they are in the mean, so they are here.
  const others = [...new Set(scored.map(({ agentId }) => agentId))]
    .filter((agentId) => !withChats.some(({ row }) => row === agentId))
    .map((row) => ({
      row,
      inTime: scored.some(
        ({ agentId, reviewedOn }) => agentId === row && reviewedOn !== null && reviewedOn <= addDays(on, 1),
      ),
    }));
  const rows = [...withChats, ...others].map(({ row, inTime }) => {
    const own = scored.filter(({ agentId }) => agentId === row);
    const known = [...facts.agentOf.values()].includes(row);
    return {
      ...{ agentId: known ? row : null, alias: known ? aliasOf(facts, row) : null },
      inTime,
      scores: own.flatMap(({ score }) => score ?? []),
      fatal: own.filter(({ fatal }) => fatal).length,
    };
  });
  return {
    agentsWithChats: withChats.length,
    agentsReviewed: new Set(scored.map(({ agentId }) => agentId)).size,
    averageScore: scores.length
      ? decimal(scores.reduce((sum, score) => sum + score, 0) / scores.length)
      : null,
    fatal: scored.filter(({ fatal }) => fatal).length,
    rows,
  };
}

/** The most seats that were filled at once, of the hours that are shown. */
export function peakOnDuty({ byHour }: Pick<ReportBody, 'byHour'>): number | null {
  const onDuty = byHour.flatMap(({ seatsOnDuty }) => seatsOnDuty ?? []);
  return onDuty.length ? Math.max(...onDuty) : null;
}

export const knownMetric = (id: string): Metric | null => METRICS.find((metric) => metric.id === id) ?? null;
