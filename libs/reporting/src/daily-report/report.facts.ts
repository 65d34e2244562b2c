import { Injectable } from '@nestjs/common';
import type { Sums } from '@zuoxi/metrics';
import { addDays } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { type ReadTx, sql } from '@zuoxi/platform/database';
import type { ReportingTables } from '../tables.js';

export interface FactRow {
  readonly on: string;
  readonly slotMinute: number;
  readonly agentAccount: string;
  readonly sums: Sums;
}
export interface OrderSums {
  readonly on: string;
  /** Whether any order file, any after-sale file tells of the day. */
  readonly hasOrders: boolean;
  readonly hasAfterSales: boolean;
  readonly afterSales: number;
  readonly inquirers: number;
  readonly converted: number;
  readonly orders: number;
  readonly paidFen: number | null;
}
export interface WorkedShift {
  readonly on: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly breaks: readonly { startMinute: number; minutes: number }[];
}
export type DayFacts = Awaited<ReturnType<ReportFacts['read']>>;

/** Everything a day's report is made of: a few hundred rows, whatever the day's traffic and the store's history. */
@Injectable()
export class ReportFacts {
  async read(ctx: Context, tx: ReadTx<ReportingTables>, storeId: string, on: string) {
    const { q } = tx;
    const providerId = ctx.providerId as string;
    // The day itself, the day before and the same weekday a week ago: what each number is compared with.
    const days = [on, addDays(on, -1), addDays(on, -7)];
    const [store, facts, orders, afterSales, accounts, contract, shifts, requirement, reviews, stale] =
      await Promise.all([
        q
          .selectFrom('identityPub.store')
          .select(['platform', 'timeZone', 'name'])
          .where('storeId', '=', storeId)
          .executeTakeFirstOrThrow(),
        q
          .selectFrom('conversationsPub.halfHourFact')
          .select(['businessDate', 'slotMinute', 'agentAccount', 'sums'])
          .where('storeId', '=', storeId)
          .where('businessDate', 'in', days)
          .execute(),
        Promise.all(days.map((day) => this.orderSums(tx, storeId, day))),
        q
          .selectFrom('conversationsPub.afterSale')
          .select(['orderNo', 'buyer', 'kind', 'amountFen', 'reason', 'outcome', 'agentAccount'])
          .where('storeId', '=', storeId)
          .where('businessDate', '=', on)
          .orderBy('id')
          .execute(),
        q
          .selectFrom('conversationsPub.agentAccount as a')
          .leftJoin('schedulingPub.agent as g', (join) =>
            join.onRef('g.providerId', '=', 'a.providerId').onRef('g.id', '=', 'a.agentId'),
          )
          .select(['a.account', 'a.agentId', 'g.alias'])
          .where('a.storeId', '=', storeId)
          .execute(),
        this.contractOn(tx, storeId, on),
        q
          .selectFrom('schedulingPub.rosterAssignment as a')
          .innerJoin('schedulingPub.roster as r', (join) =>
            join.onRef('r.storeId', '=', 'a.storeId').onRef('r.id', '=', 'a.rosterId'),
          )
          .select(['a.onDate', 'a.startMinute', 'a.endMinute', 'a.breaks'])
          .where('a.storeId', '=', storeId)
          .where('r.status', '=', 'published')
          .where('a.onDate', 'in', [on, addDays(on, -1)])
          .execute(),
        q
          .selectFrom('schedulingPub.roster')
          .select('requirement')
          .where('storeId', '=', storeId)
          .where('status', '=', 'published')
          .where('fromOn', '<=', on)
          .where('toOn', '>=', on)
          .limit(1)
          .executeTakeFirst(),
        q
          .selectFrom('qualityPub.review')
          .select(['agentId', 'status', 'score', 'fatal'])
          .where('providerId', '=', providerId)
          .where('storeId', '=', storeId)
          .where('businessDate', '=', on)
          .execute(),
        q
          .selectFrom('conversationsPub.staleDay')
          .select('businessDate')
          .where('storeId', '=', storeId)
          .where('businessDate', '=', on)
          .executeTakeFirst(),
      ]);
    return {
      on,
      store,
      facts: facts.map((row) => ({
        on: row.businessDate,
        slotMinute: row.slotMinute,
        agentAccount: row.agentAccount,
        sums: row.sums as unknown as Sums,
      })),
      orders,
      afterSales,
      aliasOf: new Map(accounts.map(({ account, alias }) => [account, alias])),
      agentOf: new Map(accounts.map(({ account, agentId }) => [account, agentId])),
      contract,
      shifts: shifts.map(({ onDate, ...shift }) => ({
        ...shift,
        on: onDate,
        breaks: shift.breaks as unknown as WorkedShift['breaks'],
      })),
      requirement: requirementOf(requirement?.requirement, on),
      reviews: reviews.map(({ score, ...review }) => ({
        ...review,
        score: score === null ? null : Number(score),
      })),
      complete: !stale,
    };
  }

  /**
   * Orders placed on the day, and how many of the buyers received had not ordered when they asked and paid by the end
   * of the next day (conv_next@1). A day a statement: of several days at once the planner reads all orders there are.
   */
  private async orderSums({ q }: ReadTx<ReportingTables>, storeId: string, on: string): Promise<OrderSums> {
    const [{ rows }, { rows: covered }] = await Promise.all([
      sql<Pick<OrderSums, 'inquirers' | 'converted' | 'orders' | 'paidFen'>>`
      with asked as (
        select buyer, min(started_at) as asked_at
          from conversations_pub.conversation
         where store_id = ${storeId} and business_date = ${on} and received > 0
         group by buyer
      ), bought as (
        select buyer, min(coalesce(ordered_at, paid_at)) as ordered_at, min(paid_at) as paid_at,
               count(*) filter (where business_date = ${on}) as orders,
               sum(paid_fen) filter (where business_date = ${on}) as paid_fen
          from conversations_pub.order_record
         where store_id = ${storeId} and business_date between ${on}::date and ${on}::date + 1
         group by buyer
      )
      select count(*) filter (where asked_at is not null and (ordered_at is null or ordered_at >= asked_at))::int as inquirers,
             count(*) filter (where ordered_at >= asked_at
                                and paid_at < (${on}::date + 2)::timestamp at time zone 'Asia/Shanghai')::int as converted,
             coalesce(sum(orders), 0)::int as orders, sum(paid_fen)::bigint as paid_fen
        from asked full join bought using (buyer)`.execute(q),
      sql<Pick<OrderSums, 'hasOrders' | 'hasAfterSales' | 'afterSales'>>`
      with files as (
        select kind from conversations_pub.import_batch
         where store_id = ${storeId} and state not in ('undoing', 'undone') and ${on}::date between from_on and to_on)
      select exists (select from files where kind = 'orders') as has_orders,
             exists (select from files where kind = 'aftersales') as has_after_sales,
             (select count(*) from conversations_pub.after_sale
               where store_id = ${storeId} and business_date = ${on})::int as after_sales`.execute(q),
    ]);
    return { on, ...(rows[0] as (typeof rows)[number]), ...(covered[0] as (typeof covered)[number]) };
  }

  private async contractOn({ q }: ReadTx<ReportingTables>, storeId: string, on: string) {
    const contract = await q
      .selectFrom('salesPub.contract')
      .select(['id', 'seats'])
      .where('storeId', '=', storeId)
      // Served until it was ended, whatever is drafted beside it and whichever end was once agreed.
      .where('status', 'in', ['in_service', 'ended'])
      .where('startsOn', '<=', on)
      .where((eb) => eb.or([eb('endedOn', 'is', null), eb('endedOn', '>=', on)]))
      .orderBy('startsOn', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!contract) return null;
    const clauses = await q
      .selectFrom('salesPub.contractClause')
      .select(['metric', 'comparator', 'target'])
      .where('storeId', '=', storeId)
      .where('contractId', '=', contract.id)
      .execute();
    return { seats: contract.seats, clauses };
  }
}

function requirementOf(requirement: unknown, on: string): { slotMinute: number; seats: number }[] {
  const days = (requirement ?? []) as { on: string; slots: { slotMinute: number; seats: number }[] }[];
  return days.find((day) => day.on === on)?.slots ?? [];
}
