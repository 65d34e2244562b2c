import { Inject, Injectable } from '@nestjs/common';
import { metricsOn, type SlotFacts, type Sums } from '@zuoxi/metrics';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type Database, instantArray, plainArray, sql, textArray } from '@zuoxi/platform/database';
import { isTransient, type Job } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { IngestError } from '../ingest/index.js';
import { noteChange } from '../rows/brought-rows.js';
import type { Tx } from '../rows/written.js';
import type { ConversationsTables } from '../tables.js';
import { type CountedDay, type CountedRow, countDay } from './count-day.js';
import { type DayRecords, dayRecords } from './day-records.js';

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
      // The records themselves, which are large, are let go before anything is written.
      const day = countDay(await dayRecords(tx, storeId, on));
      await updateConversations(tx, storeId, day);
      await replaceSlots(ctx, tx, storeId, on, day.slots);
      await this.replaceDay(ctx, tx, storeId, day);
      return null;
    });
  }

  private async replaceDay(
    ctx: Context,
    tx: Tx,
    storeId: string,
    { on, platform, sums, hasChats, hasRecords, accounts }: CountedDay,
  ): Promise<void> {
    const former = await tx.q
      .deleteFrom('conversations.dayFact')
      .where('storeId', '=', storeId)
      .where('businessDate', '=', on)
      .returning('sums')
      .executeTakeFirst();
    if (former)
      await this.noteLateChange(ctx, tx, storeId, on, platform, former.sums as unknown as Sums, sums);
    if (!hasRecords) return;
    await tx.q
      .insertInto('conversations.dayFact')
      .values({
        ...{ providerId: ctx.providerId as string, storeId, businessDate: on },
        ...{ sums: JSON.stringify(sums), hasChats, accounts: [...accounts] },
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

/** Some at a time: what the rows of a busy day add is many megabytes of text. */
const rowsAtOnce = 1000;

async function updateConversations(tx: Tx, storeId: string, { on, rows }: CountedDay): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await putRows(tx, storeId, on, rows.slice(from, from + rowsAtOnce));
  await emptyOthers(tx, storeId, on, new Set(rows.map(({ id }) => id)));
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
