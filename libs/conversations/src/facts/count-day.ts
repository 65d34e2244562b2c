import {
  type DayFacts,
  measureDay,
  metricFor,
  metricsOn,
  readMetric,
  type SlotFacts,
  type Sums,
  totalOf,
} from '@zuoxi/metrics';
import type { DaySale } from '../sales/sale-records.js';
import type { DayRecords, MessageRow } from './day-records.js';

/** A conversation as its day's records have it. */
export interface CountedRow {
  readonly id: string;
  readonly count: number;
  readonly from: Date;
  readonly to: Date;
  readonly firstResponse: number | null;
  readonly maxWait: number | null;
  readonly rounds: number;
  readonly within: number;
  readonly unanswered: boolean;
  readonly agents: readonly string[];
  readonly parts: string;
}

/** What a day comes to. Of the records it holds nothing. */
/** A sale, and what it adds to the day. */
export interface CountedSale extends DaySale {
  readonly sums: Sums;
}

export interface CountedDay extends Pick<DayRecords, 'on' | 'platform' | 'countedBefore'> {
  readonly rows: readonly CountedRow[];
  readonly sales: readonly CountedSale[];
  readonly slots: readonly SlotFacts[];
  /** What was not measured is absent: without chats, everything that they tell. */
  readonly sums: Sums;
  readonly hasChats: boolean;
  readonly hasRecords: boolean;
  /** Accounts that somebody wrote under by hand, in order. */
  readonly accounts: readonly string[];
}

export function countDay(day: DayRecords): CountedDay {
  const { on, platform, messages, countedBefore, orders, sales, afterSales } = day;
  const metrics = metricsOn(platform, on);
  const facts = measureDay(day, metrics);
  const hasChats = messages.length > 0;
  const ofMessages = new Set(metrics.flatMap(({ origin, fact }) => (origin === 'messages' ? [fact] : [])));
  return {
    ...{ on, platform, countedBefore, hasChats },
    rows: rowsOf(day, facts),
    sales: day.sales.map((sale) => ({
      ...sale,
      sums: totalOf((facts.rows.get(sale.id) ?? []).map(({ sums }) => sums)),
    })),
    slots: facts.slots,
    sums: hasChats
      ? facts.total
      : Object.fromEntries(Object.entries(facts.total).filter(([fact]) => !ofMessages.has(fact))),
    hasRecords: hasChats || orders.length > 0 || sales.length > 0 || afterSales.length > 0,
    accounts: agentsIn(messages).sort(),
  };
}

/** Who wrote by hand, in the order of their first message. */
const agentsIn = (messages: readonly MessageRow[]): string[] => [
  ...new Set(
    messages.flatMap((row) =>
      row.direction === 'agent' && row.type !== 'automatic' ? (row.agentAccount ?? []) : [],
    ),
  ),
];

function rowsOf(day: DayRecords, facts: DayFacts): CountedRow[] {
  const { on, platform } = day;
  const [rate, first, replies] = (['three-minute', 'first-response', 'reply-ratio'] as const).map((purpose) =>
    metricFor(platform, purpose, on),
  );
  const read = (metric: typeof rate, sums: Sums) => (metric ? readMetric(metric, sums) : null);
  const maxWaits = longestWaits(day);
  const own = Map.groupBy(day.messages, (row) => row.conversationId);
  const rowOf = ([id, messages]: [string, readonly MessageRow[]]) => {
    const slots = facts.rows.get(id) ?? [];
    const sums = totalOf(slots.map((slot) => slot.sums));
    const [inTime, written] = [read(rate, sums), read(replies, sums)];
    return {
      id,
      count: messages.length,
      // In order of time: what moved, or went with its file, is no longer its beginning or end.
      from: new Date(messages[0]?.at ?? Number.NaN),
      to: new Date(messages.at(-1)?.at ?? Number.NaN),
      firstResponse: read(first, sums)?.value ?? null,
      maxWait: maxWaits.get(id) ?? null,
      rounds: inTime?.denominator ?? 0,
      within: inTime?.numerator ?? 0,
      unanswered: (written?.denominator ?? 0) > 0 && written?.numerator === 0,
      agents: agentsIn(messages),
      parts: JSON.stringify(partsOf(slots)),
    };
  };
  return [...own].map(rowOf);
}

/** As rows of a number are read: see migration 0045. Quantiles open to their responses, not to buckets. */
const partsOf = (slots: readonly SlotFacts[]) =>
  slots.map(({ slotMinute, agentId, sums }) => ({
    slot: slotMinute,
    account: agentId ?? '',
    sums: Object.fromEntries(Object.entries(sums).map(([fact, [n, d]]) => [fact, [n, d]])),
  }));

/** Seconds, by conversation. */
function longestWaits({ threads }: DayRecords): Map<string, number> {
  const longest = new Map<string, number>();
  for (const thread of threads)
    for (const round of thread.rounds({ overnight: true })) {
      if (round.waitMs === null) continue;
      const id = thread.sessionOf(round);
      longest.set(id, Math.max(longest.get(id) ?? 0, round.waitMs / 1000));
    }
  return longest;
}
