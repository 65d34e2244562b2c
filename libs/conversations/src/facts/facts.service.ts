import { Inject, Injectable } from '@nestjs/common';
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
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, instantArray, plainArray, sql, textArray } from '@zuoxi/platform/database';
import { isTransient, type Job } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { IngestError } from '../ingest/index.js';
import { noteChange } from '../imports/brought-rows.js';
import type { Tx } from '../imports/written.js';
import type { ConversationsTables } from '../tables.js';
import { type DayRecords, dayRecords, type MessageRow } from './day-records.js';

/** Rolls what is on record up into facts by metric, a day at a time, so that reports never read messages or orders. */
@Injectable()
export class FactsService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>,
    private readonly clock: Clock,
  ) {}

  /** The job that `awaited_jobs` asks for: killed, it goes on with the days that are left. */
  recount({ ctx, input }: Job<{ readonly storeId: string }>): Promise<void> {
    return this.rollUpStale(ctx, input.storeId);
  }

  /** Counts all marked days of a shop. One that cannot be counted keeps its mark, and the others are counted all the same. */
  async rollUpStale(ctx: Context, storeId: string): Promise<void> {
    const days = await this.staleDays(ctx, storeId);
    let failure: IngestError | undefined;
    // Two at a time: while the database reads one day, the other is counted here.
    const hands = [0, 1].map(async () => {
      for (let on = days.shift(); on; on = days.shift()) {
        try {
          await this.rollUp(ctx, storeId, on);
        } catch (cause) {
          if (isTransient(cause)) throw cause;
          failure ??= new IngestError('COUNTING_FAILED', { on, requestId: ctx.requestId }, { cause });
        }
      }
    });
    await Promise.all(hands);
    if (failure) throw failure;
  }

  private async staleDays(ctx: Context, storeId: string): Promise<string[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('conversations.staleDay')
        .select('businessDate')
        .where('storeId', '=', storeId)
        .orderBy('businessDate')
        .execute(),
    );
    return rows.map(({ businessDate }) => businessDate);
  }

  /** Recomputes one day from its records and takes its mark away, in one transaction. */
  async rollUp(ctx: Context, storeId: string, on: string): Promise<void> {
    await this.db.write(ctx, null, async (tx) => {
      // Locks the day: an import that adds to it now waits, and marks it again.
      const mark = await tx.q
        .deleteFrom('conversations.staleDay')
        .where('storeId', '=', storeId)
        .where('businessDate', '=', on)
        .executeTakeFirst();
      if (!mark.numDeletedRows) return null;
      const day = await dayRecords(tx, storeId, on);
      const facts = measureDay(day, metricsOn(day.platform, on));
      await updateConversations(tx, storeId, day, facts);
      await replaceSlots(ctx, tx, storeId, on, facts.slots);
      await this.replaceDay(ctx, tx, storeId, day, facts.total);
      return null;
    });
  }

  private async replaceDay(
    ctx: Context,
    tx: Tx,
    storeId: string,
    { on, platform, messages, orders, afterSales }: DayRecords,
    total: Sums,
  ): Promise<void> {
    const former = await tx.q
      .deleteFrom('conversations.dayFact')
      .where('storeId', '=', storeId)
      .where('businessDate', '=', on)
      .returning('sums')
      .executeTakeFirst();
    const ofMessages = new Set(
      metricsOn(platform, on).flatMap(({ origin, fact }) => (origin === 'messages' ? [fact] : [])),
    );
    const hasChats = messages.length > 0;
    const sums = hasChats
      ? total
      : Object.fromEntries(Object.entries(total).filter(([fact]) => !ofMessages.has(fact)));
    if (former)
      await this.noteLateChange(ctx, tx, storeId, on, platform, former.sums as unknown as Sums, sums);
    if (!hasChats && !orders.length && !afterSales.length) return;
    const accounts = new Set(
      messages.flatMap((row) =>
        row.direction === 'agent' && row.type !== 'automatic' ? (row.agentAccount ?? []) : [],
      ),
    );
    await tx.q
      .insertInto('conversations.dayFact')
      .values({
        ...{ providerId: ctx.providerId as string, storeId, businessDate: on },
        ...{ sums: JSON.stringify(sums), hasChats, accounts: [...accounts].sort() },
      })
      .execute();
  }

  /**
   * Rows of a neighbouring day may change this one (a reply after midnight). Numbers that are provisional by their
   * definition are expected to move and say nothing.
   */
  private async noteLateChange(
    ctx: Context,
    tx: Tx,
    storeId: string,
    on: string,
    platform: DayRecords['platform'],
    former: Sums,
    now: Sums,
  ): Promise<void> {
    const moved = metricsOn(platform, on).some(
      ({ fact, maturityDays }) =>
        maturityDays === 0 && JSON.stringify(former[fact]) !== JSON.stringify(now[fact]),
    );
    if (moved) await noteChange(tx, { ctx, storeId, at: this.clock.now() }, [on]);
  }
}

async function updateConversations(tx: Tx, storeId: string, day: DayRecords, facts: DayFacts): Promise<void> {
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
    const agents = messages.flatMap((row) =>
      row.direction === 'agent' && row.type !== 'automatic' ? (row.agentAccount ?? []) : [],
    );
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
      agents: [...new Set(agents)],
      parts: JSON.stringify(partsOf(slots)),
    };
  };
  const all = [...own];
  // Some at a time: the parts of a busy day are many megabytes of text.
  for (let from = 0; from < all.length; from += rowsAtOnce)
    await putRows(tx, storeId, on, all.slice(from, from + rowsAtOnce).map(rowOf));
  await emptyOthers(tx, storeId, on, new Set(own.keys()));
}

const rowsAtOnce = 1000;

interface CountedRow {
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

async function putRows(tx: Tx, storeId: string, on: string, rows: readonly CountedRow[]): Promise<void> {
  await sql`
    update conversations.conversation c
       set message_count = u.n, first_response_seconds = u.f, max_wait_seconds = u.w, rounds = u.r,
           rounds_in_time = u.k, unanswered = u.x, agent_accounts = u.g::text[], parts = u.p::jsonb,
           started_at = u.b, ended_at = u.e
      from unnest(${plainArray(rows.map((r) => r.id))}::uuid[], ${plainArray(rows.map((r) => r.count))}::int[],
                  ${plainArray(rows.map((r) => r.firstResponse))}::numeric[], ${plainArray(rows.map((r) => r.maxWait))}::numeric[],
                  ${plainArray(rows.map((r) => r.rounds))}::int[], ${plainArray(rows.map((r) => r.within))}::int[],
                  ${plainArray(rows.map((r) => String(r.unanswered)))}::boolean[], ${textArray(rows.map((r) => textArray(r.agents)))}::text[],
                  ${textArray(rows.map((r) => r.parts))}::text[],
                  ${instantArray(rows.map((r) => r.from))}::timestamptz[], ${instantArray(rows.map((r) => r.to))}::timestamptz[])
             as u (i, n, f, w, r, k, x, g, p, b, e)
     where c.store_id = ${storeId} and c.business_date = ${on} and c.id = u.i`.execute(tx.q);
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

/** An emptied conversation stays as the shell that a review of it points to; nothing counts it any more. */
async function emptyOthers({ q }: Tx, storeId: string, on: string, filled: ReadonlySet<string>) {
  const counted = await q
    .selectFrom('conversations.conversation')
    .select('id')
    .where('storeId', '=', storeId)
    .where('businessDate', '=', on)
    .where('messageCount', '>', 0)
    .execute();
  const emptied = counted.filter(({ id }) => !filled.has(id)).map(({ id }) => id);
  if (!emptied.length) return;
  await sql`
    update conversations.conversation
       set message_count = 0, first_response_seconds = null, max_wait_seconds = null, rounds = 0, rounds_in_time = 0,
           unanswered = false, agent_accounts = '{}', parts = '[]'
     where store_id = ${storeId} and business_date = ${on} and id = any (${plainArray(emptied)}::uuid[])`.execute(
    q,
  );
}

async function replaceSlots(
  ctx: Context,
  { q }: Tx,
  storeId: string,
  on: string,
  slots: readonly SlotFacts[],
): Promise<void> {
  await q
    .deleteFrom('conversations.halfHourFact')
    .where('storeId', '=', storeId)
    .where('businessDate', '=', on)
    .execute();
  if (!slots.length) return;
  await sql`
    insert into conversations.half_hour_fact (provider_id, store_id, business_date, slot_minute, agent_account, sums)
    select ${ctx.providerId}::uuid, ${storeId}::uuid, ${on}::date, *
      from unnest(${plainArray(slots.map(({ slotMinute }) => slotMinute))}::int[],
                  ${textArray(slots.map(({ agentId }) => agentId ?? ''))}::text[],
                  ${textArray(slots.map(({ sums }) => JSON.stringify(sums)))}::jsonb[])`.execute(q);
}
