import { Injectable } from '@nestjs/common';
import type { Platform, SlotFacts, Sums } from '@zuoxi/metrics';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import {
  AfterSale,
  Contract as SoldContract,
  ContractClause,
  DayFact,
  HalfHourFact,
  ImportBatch,
  keptPauses,
  type Pause,
  type RequirementDay,
  Review,
  Roster,
  Store,
} from '@zuoxi/published';
import { Between, In, IsNull, LessThanOrEqual, MoreThanOrEqual, Not, Or } from 'typeorm';
import type { StoreId } from '@zuoxi/vocabulary';
import { numbersOn } from '../template/report-template.service.js';
import { type ClauseTerms, periodStart } from './period.js';

/** A store's day in sums. */
export interface DaySums {
  readonly sums: Sums;
  readonly hasChats: boolean;
  /** Accounts that somebody wrote under by hand. */
  readonly accounts: readonly string[];
}
export interface WorkedShift {
  readonly agentId: string;
  readonly alias: string | null;
  readonly on: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly breaks: readonly Pause[];
}
export interface ReviewRow {
  readonly on: string;
  readonly agentId: string;
  readonly isScored: boolean;
  readonly score: number | null;
  readonly fatal: boolean;
  readonly reviewedOn: string | null;
}
interface Contract {
  readonly seats: number;
  readonly startsOn: string;
  readonly clauses: readonly ClauseTerms[];
}

/** Agents were told to work by these; by one that was replaced, until the day it held. */
const told = ['published', 'superseded'] as const;

/** What promises are measured by, from the first day of the longest on. */
export interface PromiseFacts {
  readonly on: string;
  /** The business date on which it is looked at. */
  readonly asOf: string;
  readonly platform: Platform;
  /** By business date, as far back as the longest promise. */
  readonly days: ReadonlyMap<string, DaySums>;
  readonly covers: (kind: 'orders' | 'aftersales', on: string) => boolean;
  readonly agentOf: ReadonlyMap<string, string | null>;
  readonly aliasOf: ReadonlyMap<string, string | null>;
  readonly contract: Contract | null;
  readonly shifts: readonly WorkedShift[];
  /** Of service hours, by day that a roster was published for: of another nobody knows who was to be there. */
  readonly requirement: ReadonlyMap<string, RequirementDay['slots']>;
  readonly reviews: readonly ReviewRow[];
}
/** Everything a day's report and the promises it stands in are made of. */
export interface StoreFacts extends PromiseFacts {
  /** The numbers that the report shows, by their keys. */
  readonly template: readonly string[];
  /** Of the day itself. */
  readonly slots: readonly SlotFacts[];
  readonly afterSales: readonly {
    readonly orderNo: string | null;
    readonly buyer: string;
    readonly kind: string;
    readonly amountFen: number | null;
    readonly reason: string | null;
    readonly outcome: string | null;
    readonly agentAccount: string | null;
  }[];
}

/** Reads facts, never messages: about a row a day, and the half hours of one. */
@Injectable()
export class ReportFacts {
  constructor(private readonly clock: Clock) {}

  async read(ctx: ProviderContext, tx: ReadTx, storeId: string, on: string): Promise<StoreFacts> {
    const day = { providerId: ctx.providerId, storeId, businessDate: on };
    const [facts, template, slots, afterSales] = await Promise.all([
      this.forPromises(ctx, tx, storeId, on),
      numbersOn(tx, { providerId: ctx.providerId, storeId: storeId as StoreId }, on),
      tx.manager.findBy(HalfHourFact, day),
      tx.manager.find(AfterSale, { where: day, order: { id: 'ASC' } }),
    ]);
    return {
      ...facts,
      template,
      slots: slots.map(({ agentAccount, sums, slotMinute }) => ({
        slotMinute,
        agentId: agentAccount || null,
        sums,
      })),
      afterSales: afterSales.map(({ orderNo, buyer, kind, amountFen, reason, outcome, agentAccount }) => ({
        ...{ orderNo, buyer, kind, amountFen, reason, outcome, agentAccount },
      })),
    };
  }

  async forPromises(ctx: ProviderContext, tx: ReadTx, storeId: string, on: string): Promise<PromiseFacts> {
    const { manager, sql } = tx;
    const contract = await contractOn(ctx, tx, storeId, on);
    // What each number is compared with, and what promises are measured over.
    const from = [addDays(on, -7), ...(contract?.clauses ?? []).map(({ period }) => periodStart(period, on))]
      .sort()
      .at(0) as string;
    const until = addDays(on, 1);
    const providerId = ctx.providerId;
    const own = { providerId, storeId };
    const [store, days, files, accounts, shifts, rosters, reviews] = await Promise.all([
      manager.findOneBy(Store, own),
      manager.findBy(DayFact, { ...own, businessDate: Between(from, until) }),
      manager.findBy(ImportBatch, {
        ...own,
        kind: In(['orders', 'aftersales']),
        state: Not(In(['undoing', 'undone'])),
        fromOn: LessThanOrEqual(until),
        toOn: MoreThanOrEqual(from),
      }),
      sql<{ account: string; agentId: string | null; alias: string | null }>(
        `select a.account, a.agent_id, g.alias
           from conversations_pub.agent_account a
           left join scheduling_pub.agent g on g.provider_id = $1 and g.id = a.agent_id
          where a.provider_id = $1 and a.store_id = $2`,
        [providerId, storeId],
      ),
      // Shifts of the night before reach into the first day.
      sql<Omit<WorkedShift, 'breaks'> & { breaks: unknown }>(
        `select a.agent_id, g.alias, a.on_date as "on", a.start_minute, a.end_minute, a.breaks
           from scheduling_pub.roster_assignment a
           join scheduling_pub.roster r on r.provider_id = a.provider_id and r.store_id = a.store_id and r.id = a.roster_id
           left join scheduling_pub.agent g on g.provider_id = $1 and g.id = a.agent_id
          where a.provider_id = $1 and a.store_id = $2 and a.on_date between $3 and $4
            and r.status = any ($5) and a.on_date <= coalesce(r.held_until, a.on_date)`,
        [providerId, storeId, addDays(from, -1), on, told],
      ),
      manager.findBy(Roster, {
        ...own,
        status: In(told),
        fromOn: LessThanOrEqual(on),
        toOn: MoreThanOrEqual(from),
        heldUntil: Or(IsNull(), MoreThanOrEqual(from)),
      }),
      manager.findBy(Review, { ...own, businessDate: Between(from, on) }),
    ]);
    return {
      on,
      asOf: businessDateOf(this.clock.now()),
      platform: found(store, 'store').platform,
      days: new Map(days.map((day) => [day.businessDate, day])),
      covers: (kind, day) =>
        files.some((file) => file.kind === kind && file.fromOn! <= day && day <= file.toOn!),
      aliasOf: new Map(accounts.map(({ account, alias }) => [account, alias])),
      agentOf: new Map(accounts.map(({ account, agentId }) => [account, agentId])),
      contract,
      shifts: shifts.map((shift) => ({ ...shift, breaks: keptPauses.read(shift.breaks) })),
      requirement: new Map(rosters.flatMap(requirementOf)),
      reviews: reviews.map((row) => ({
        on: row.businessDate,
        agentId: row.agentId,
        isScored: row.status !== 'open',
        score: row.score === null ? null : Number(row.score),
        fatal: row.fatal,
        reviewedOn: row.submittedAt ? businessDateOf(row.submittedAt) : null,
      })),
    };
  }
}

/** Served until it was ended, whatever is drafted beside it and whichever end was once agreed. */
export async function contractOn(
  ctx: ProviderContext,
  { manager }: ReadTx,
  storeId: string,
  on: string,
): Promise<Contract | null> {
  const own = { providerId: ctx.providerId, storeId };
  const contract = await manager.findOne(SoldContract, {
    where: {
      ...own,
      status: In(['in_service', 'ended']),
      startsOn: LessThanOrEqual(on),
      endedOn: Or(IsNull(), MoreThanOrEqual(on)),
    },
    order: { startsOn: 'DESC' },
  });
  if (!contract) return null;
  const clauses = await manager.find(ContractClause, {
    where: { ...own, contractId: contract.id },
    order: { ordinal: 'ASC' },
  });
  return { seats: contract.seats, startsOn: contract.startsOn, clauses };
}

function requirementOf({ requirement, heldUntil }: Roster): [string, RequirementDay['slots']][] {
  return requirement.filter(({ on }) => on <= (heldUntil ?? on)).map(({ on, slots }) => [on, slots]);
}
