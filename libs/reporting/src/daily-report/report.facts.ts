import { Injectable } from '@nestjs/common';
import type { Platform, SlotFacts, Sums } from '@zuoxi/metrics';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import type { ReportingTables } from '../tables.js';
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
  readonly breaks: readonly { startMinute: number; minutes: number }[];
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

/** Everything a day's report and the promises it stands in are made of. */
export interface StoreFacts {
  readonly on: string;
  /** The business date on which it is looked at. */
  readonly asOf: string;
  readonly platform: Platform;
  /** By business date, as far back as the longest promise. */
  readonly days: ReadonlyMap<string, DaySums>;
  /** Of the day itself. */
  readonly slots: readonly SlotFacts[];
  readonly covers: (kind: 'orders' | 'aftersales', on: string) => boolean;
  readonly afterSales: readonly {
    readonly orderNo: string | null;
    readonly buyer: string;
    readonly kind: string;
    readonly amountFen: number | null;
    readonly reason: string | null;
    readonly outcome: string | null;
    readonly agentAccount: string | null;
  }[];
  readonly agentOf: ReadonlyMap<string, string | null>;
  readonly aliasOf: ReadonlyMap<string, string | null>;
  readonly contract: Contract | null;
  readonly shifts: readonly WorkedShift[];
  /** Of service hours, by day that a roster was published for: of another nobody knows who was to be there. */
  readonly requirement: ReadonlyMap<string, readonly { slotMinute: number; seats: number }[]>;
  readonly reviews: readonly ReviewRow[];
}

/** Reads facts, never messages: about a row a day, and the half hours of one. */
@Injectable()
export class ReportFacts {
  constructor(private readonly clock: Clock) {}

  async read(ctx: Context, tx: ReadTx<ReportingTables>, storeId: string, on: string): Promise<StoreFacts> {
    const { q } = tx;
    const contract = await contractOn(tx, storeId, on);
    // What each number is compared with, and what promises are measured over.
    const from = [addDays(on, -7), ...(contract?.clauses ?? []).map(({ period }) => periodStart(period, on))]
      .sort()
      .at(0) as string;
    const until = addDays(on, 1);
    const [store, days, slots, files, afterSales, accounts, shifts, rosters, reviews] = await Promise.all([
      q
        .selectFrom('identityPub.store')
        .select('platform')
        .where('storeId', '=', storeId)
        .executeTakeFirstOrThrow(),
      q
        .selectFrom('conversationsPub.dayFact')
        .select(['businessDate', 'sums', 'hasChats', 'accounts'])
        .where('storeId', '=', storeId)
        .where('businessDate', '>=', from)
        .where('businessDate', '<=', until)
        .execute(),
      q
        .selectFrom('conversationsPub.halfHourFact')
        .select(['slotMinute', 'agentAccount', 'sums'])
        .where('storeId', '=', storeId)
        .where('businessDate', '=', on)
        .execute(),
      q
        .selectFrom('conversationsPub.importBatch')
        .select(['kind', 'fromOn', 'toOn'])
        .where('storeId', '=', storeId)
        .where('kind', 'in', ['orders', 'aftersales'])
        .where('state', 'not in', ['undoing', 'undone'])
        .where('fromOn', '<=', until)
        .where('toOn', '>=', from)
        .execute(),
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
      q
        .selectFrom('schedulingPub.rosterAssignment as a')
        .innerJoin('schedulingPub.roster as r', (join) =>
          join.onRef('r.storeId', '=', 'a.storeId').onRef('r.id', '=', 'a.rosterId'),
        )
        .leftJoin('schedulingPub.agent as g', (join) =>
          join.onRef('g.providerId', '=', 'a.providerId').onRef('g.id', '=', 'a.agentId'),
        )
        .select(['a.agentId', 'g.alias', 'a.onDate', 'a.startMinute', 'a.endMinute', 'a.breaks'])
        .where('a.storeId', '=', storeId)
        .where('r.status', 'in', told)
        .where((eb) => eb.or([eb('r.heldUntil', 'is', null), eb('r.heldUntil', '>=', eb.ref('a.onDate'))]))
        // Shifts of the night before reach into the first day.
        .where('a.onDate', '>=', addDays(from, -1))
        .where('a.onDate', '<=', on)
        .execute(),
      q
        .selectFrom('schedulingPub.roster')
        .select(['requirement', 'heldUntil'])
        .where('storeId', '=', storeId)
        .where('status', 'in', told)
        .where('fromOn', '<=', on)
        .where('toOn', '>=', from)
        .where((eb) => eb.or([eb('heldUntil', 'is', null), eb('heldUntil', '>=', from)]))
        .execute(),
      q
        .selectFrom('qualityPub.review')
        .select(['businessDate', 'agentId', 'status', 'score', 'fatal', 'submittedAt'])
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', '=', storeId)
        .where('businessDate', '>=', from)
        .where('businessDate', '<=', on)
        .execute(),
    ]);
    return {
      on,
      asOf: businessDateOf(this.clock.now()),
      platform: store.platform as Platform,
      days: new Map(
        days.map(({ businessDate, sums, ...day }) => [
          businessDate,
          { ...day, sums: sums as unknown as Sums },
        ]),
      ),
      slots: slots.map(({ agentAccount, sums, slotMinute }) => ({
        slotMinute,
        agentId: agentAccount || null,
        sums: sums as unknown as Sums,
      })),
      covers: (kind, day) =>
        files.some((file) => file.kind === kind && file.fromOn! <= day && day <= file.toOn!),
      afterSales,
      aliasOf: new Map(accounts.map(({ account, alias }) => [account, alias])),
      agentOf: new Map(accounts.map(({ account, agentId }) => [account, agentId])),
      contract,
      shifts: shifts.map(({ onDate, ...shift }) => ({
        ...shift,
        on: onDate,
        breaks: shift.breaks as unknown as WorkedShift['breaks'],
      })),
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
  { q }: ReadTx<ReportingTables>,
  storeId: string,
  on: string,
): Promise<Contract | null> {
  const contract = await q
    .selectFrom('salesPub.contract')
    .select(['id', 'seats', 'startsOn'])
    .where('storeId', '=', storeId)
    .where('status', 'in', ['in_service', 'ended'])
    .where('startsOn', '<=', on)
    .where((eb) => eb.or([eb('endedOn', 'is', null), eb('endedOn', '>=', on)]))
    .orderBy('startsOn', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!contract) return null;
  const clauses = await q
    .selectFrom('salesPub.contractClause')
    .select(['id', 'metric', 'comparator', 'target', 'period'])
    .where('storeId', '=', storeId)
    .where('contractId', '=', contract.id)
    .orderBy('ordinal')
    .execute();
  return { seats: contract.seats, startsOn: contract.startsOn, clauses };
}

function requirementOf(roster: {
  requirement: unknown;
  heldUntil: string | null;
}): [string, { slotMinute: number; seats: number }[]][] {
  const days = (roster.requirement ?? []) as { on: string; slots: { slotMinute: number; seats: number }[] }[];
  return days.filter(({ on }) => on <= (roster.heldUntil ?? on)).map(({ on, slots }) => [on, slots]);
}
