import { Inject, Injectable } from '@nestjs/common';
import { metricsOn, type SlotFacts, type Sums } from '@zuoxi/metrics';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, instantArray, plainArray, textArray } from '@zuoxi/platform/database';
import { isTransient, type Job } from '@zuoxi/platform/jobs';
import { doorOf } from '@zuoxi/platform/module';
import { IngestError } from '../ingest/index.js';
import { noteChange } from '../rows/brought-rows.js';
import { type OfStore, storeKey, type Tx } from '../rows/written.js';
import { type CountedDay, type CountedRow, type CountedSale, countDay } from './count-day.js';
import { Sale } from '../sales/sale.entity.js';
import { DayFact } from './day-fact.entity.js';
import { type DayRecords, dayRecords } from './day-records.js';
import { HalfHourFact } from './half-hour-fact.entity.js';
import { StaleDay } from './stale-day.entity.js';

/** Rolls what is on record up into facts by metric, a day at a time, so that reports never read messages or orders. */
@Injectable()
export class FactsService {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The job that `awaited_jobs` asks for: killed, it goes on with the days that are left. */
  recount({ ctx, input }: Job<{ readonly storeId: string }>): Promise<void> {
    return this.rollUpStale(ctx, input.storeId);
  }

  /** Counts all marked days of a shop. One that cannot be counted keeps its mark, and the others are counted all the same. */
  async rollUpStale(ctx: ProviderContext, storeId: string): Promise<void> {
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

  private async staleDays(ctx: ProviderContext, storeId: string): Promise<string[]> {
    const where = { providerId: ctx.providerId, storeId };
    const order = { businessDate: 'ASC' } as const;
    const rows = await this.db.read(ctx, ({ manager }) => manager.find(StaleDay, { where, order }));
    return rows.map(({ businessDate }) => businessDate);
  }

  /** Recomputes one day from its records and takes its mark away, in one transaction. */
  async rollUp(ctx: ProviderContext, storeId: string, on: string): Promise<void> {
    const store = { ctx, storeId };
    await this.db.write(ctx, null, async (tx) => {
      // Locks the day: an import that adds to it now waits, and marks it again.
      const { affected } = await tx.manager.delete(StaleDay, dayOf(ctx, storeId, on));
      if (!affected) return null;
      // The records themselves, which are large, are let go before anything is written.
      const day = countDay(await dayRecords(tx, store, on));
      await updateConversations(tx, store, day);
      await replaceSlots(tx, store, on, day.slots);
      await replaceSales(tx, store, on, day.sales);
      await this.replaceDay(ctx, tx, storeId, day);
      return null;
    });
  }

  private async replaceDay(
    ctx: ProviderContext,
    tx: Tx,
    storeId: string,
    { on, platform, sums, hasChats, hasRecords, accounts }: CountedDay,
  ): Promise<void> {
    const [former] = await tx.sql<{ sums: Sums }>(
      `delete from conversations.day_fact where provider_id = $1 and store_id = $2 and business_date = $3
       returning sums`,
      [ctx.providerId, storeId, on],
    );
    if (former) await this.noteLateChange(ctx, tx, storeId, on, platform, former.sums, sums);
    if (!hasRecords) return;
    await tx.insert(DayFact, { ...dayOf(ctx, storeId, on), sums, hasChats, accounts: [...accounts] });
  }

  /**
   * Rows of a neighbouring day may change this one (a reply after midnight). Numbers that are provisional by their
   * definition are expected to move and say nothing.
   */
  private async noteLateChange(
    ctx: ProviderContext,
    tx: Tx,
    storeId: string,
    on: string,
    platform: DayRecords['platform'],
    former: Sums,
    now: Sums,
  ): Promise<void> {
    const moved = metricsOn(platform, on).some(
      ({ fact, maturityDays }) =>
        // What is counted for the first time has changed nothing that anybody was told.
        maturityDays === 0 &&
        former[fact] !== undefined &&
        JSON.stringify(former[fact]) !== JSON.stringify(now[fact]),
    );
    if (moved) await noteChange(tx, { ctx, storeId, at: this.clock.now() }, [on]);
  }
}

const dayOf = (ctx: ProviderContext, storeId: string, on: string) => ({
  providerId: ctx.providerId,
  storeId,
  businessDate: on,
});

/** Some at a time: what the rows of a busy day add is many megabytes of text. */
const rowsAtOnce = 1000;

async function updateConversations(
  tx: Tx,
  store: OfStore,
  { on, rows, countedBefore }: CountedDay,
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await putRows(tx, store, on, rows.slice(from, from + rowsAtOnce));
  const filled = new Set(rows.map(({ id }) => id));
  const emptied = countedBefore.filter((id) => !filled.has(id));
  if (emptied.length) await empty(tx, store, on, emptied);
}

async function putRows(tx: Tx, store: OfStore, on: string, rows: readonly CountedRow[]): Promise<void> {
  // A list of lists has no type: each row is given the places of its own in one list of all.
  let count = 0;
  const ends = rows.map(({ agents }) => (count += agents.length));
  await tx.sql(
    `update conversations.conversation c
        set message_count = u.n, first_response_seconds = u.f, max_wait_seconds = u.w, rounds = u.r,
            rounds_in_time = u.k, unanswered = u.x, agent_accounts = ($4::text[])[u.g:u.h], parts = u.p,
            started_at = u.b, ended_at = u.e
       from unnest($5::uuid[], $6::int[], $7::numeric[], $8::numeric[], $9::int[], $10::int[], $11::boolean[],
                   $12::int[], $13::int[], $14::jsonb[], $15::timestamptz[], $16::timestamptz[])
              as u (i, n, f, w, r, k, x, g, h, p, b, e)
      where c.provider_id = $1 and c.store_id = $2 and c.business_date = $3 and c.id = u.i`,
    [
      ...[...storeKey(store), on, textArray(rows.flatMap((r) => r.agents))],
      plainArray(rows.map((r) => r.id)),
      plainArray(rows.map((r) => r.count)),
      plainArray(rows.map((r) => r.firstResponse)),
      plainArray(rows.map((r) => r.maxWait)),
      plainArray(rows.map((r) => r.rounds)),
      plainArray(rows.map((r) => r.within)),
      plainArray(rows.map((r) => String(r.unanswered))),
      plainArray(rows.map((r, index) => (ends[index] ?? 0) - r.agents.length + 1)),
      plainArray(ends),
      textArray(rows.map((r) => r.parts)),
      instantArray(rows.map((r) => r.from)),
      instantArray(rows.map((r) => r.to)),
    ],
  );
}

/** An emptied conversation stays as the shell that a review of it points to; nothing counts it any more. */
async function empty({ sql }: Tx, store: OfStore, on: string, emptied: readonly string[]): Promise<void> {
  await sql(
    `update conversations.conversation
        set message_count = 0, first_response_seconds = null, max_wait_seconds = null, rounds = 0, rounds_in_time = 0,
            unanswered = false, agent_accounts = '{}', parts = '[]'
      where provider_id = $1 and store_id = $2 and business_date = $3 and id = any ($4::uuid[])`,
    [...storeKey(store), on, plainArray(emptied)],
  );
}

async function replaceSlots(
  { manager, sql }: Tx,
  store: OfStore,
  on: string,
  slots: readonly SlotFacts[],
): Promise<void> {
  await manager.delete(HalfHourFact, dayOf(store.ctx, store.storeId, on));
  if (!slots.length) return;
  await sql(
    `insert into conversations.half_hour_fact (provider_id, store_id, business_date, slot_minute, agent_account, sums)
     select $1::uuid, $2::uuid, $3::date, *
       from unnest($4::int[], $5::text[], $6::jsonb[])
     on conflict do nothing`,
    [
      ...storeKey(store),
      on,
      plainArray(slots.map(({ slotMinute }) => slotMinute)),
      textArray(slots.map(({ agentId }) => agentId ?? '')),
      textArray(slots.map(({ sums }) => JSON.stringify(sums))),
    ],
  );
}

async function replaceSales(
  { manager, sql }: Tx,
  store: OfStore,
  on: string,
  sales: readonly CountedSale[],
): Promise<void> {
  await manager.delete(Sale, dayOf(store.ctx, store.storeId, on));
  if (!sales.length) return;
  await sql(
    `insert into conversations.sale (provider_id, store_id, business_date, order_id, order_no, buyer, paid_at, paid_fen,
                                     refunded_fen, quantity, credited_by, agent_account, served_at, sums)
     select $1::uuid, $2::uuid, $3::date, *
       from unnest($4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::bigint[], $9::bigint[], $10::int[],
                   $11::text[], $12::text[], $13::timestamptz[], $14::jsonb[])
     on conflict do nothing`,
    [
      ...storeKey(store),
      on,
      plainArray(sales.map(({ id }) => id)),
      textArray(sales.map(({ orderNo }) => orderNo)),
      textArray(sales.map(({ buyer }) => buyer)),
      instantArray(sales.map(({ paidAt }) => new Date(paidAt))),
      plainArray(sales.map(({ paidFen }) => paidFen)),
      plainArray(sales.map(({ refundedFen }) => refundedFen)),
      plainArray(sales.map(({ quantity }) => quantity)),
      sales.map(({ credit }) => credit?.by ?? null),
      sales.map(({ credit }) => credit?.agentId ?? null),
      sales.map(({ credit }) => (credit?.servedAt == null ? null : new Date(credit.servedAt))),
      textArray(sales.map(({ sums }) => JSON.stringify(sums))),
    ],
  );
}
