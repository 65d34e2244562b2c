import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import { holds, newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, lockName, type ReadTx, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid, notFound } from '@zuoxi/platform/errors';
import { type ListOrder, type PageArgs, pageOf } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { DayFact, Store } from '@zuoxi/published';
import type { Platform } from '@zuoxi/vocabulary';
import { Any, type FindOptionsWhere, LessThan } from 'typeorm';
import { DailyReport } from './daily-report.entity.js';
import { raiseStoreVersion } from './store-version.service.js';
import { ReportFacts } from './report.facts.js';
import { type PromiseResult, promisesOf } from './promise.rules.js';
import { readReportBody } from './report.body.js';
import { composeReport } from './report.rules.js';
import { differenceOf, isSame, type VersionDifference } from './version-difference.rules.js';

export type ReportRow = ReturnType<typeof present>;

const latestFirst: ListOrder<DailyReport> = { usual: '-businessDate', key: 'id', size: 14 };

@Injectable()
export class DailyReportService {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly facts: ReportFacts,
    private readonly clock: Clock,
  ) {}

  /**
   * Computes the draft of a day. A published version stays as it is; the draft is then that of the next version.
   *
   * @throws DomainError REPORT_DATA_MISSING when the day has no conversations and never had a report.
   */
  async build(ctx: ProviderContext, storeId: string, on: string): Promise<ReportRow> {
    const day = dayOf(ctx, storeId, on);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'report.build', async (tx) => {
      await lockName(tx, `daily-report ${storeId} ${on}`);
      const facts = await this.facts.read(ctx, tx, storeId, on);
      const newest = await lockNewest(tx, day);
      // A day that had a report and lost its last file gets a version that says so; another has nothing to report.
      if (!newest && !facts.days.get(on)?.hasChats) throw new DomainError('REPORT_DATA_MISSING', { on });
      const id = newest?.status === 'draft' ? newest.id : newId();
      const asOf = this.clock.now();
      const computed = { body: composeReport(facts), asOf };
      if (id === newest?.id) {
        await tx.manager.update(DailyReport, { ...day, id, status: 'draft' }, computed);
      } else {
        await tx.insert(DailyReport, {
          ...day,
          ...computed,
          id,
          version: (newest?.version ?? 0) + 1,
          status: 'draft',
          // A correction of numbers says again what was said of the day, until somebody words it otherwise.
          comment: newest?.comment ?? null,
          createdAt: asOf,
        });
      }
      tx.audit({ subjectType: 'daily-report', subjectId: id, storeId, details: { on } });
      return null;
    });
    return found(await this.draftOrNewest(ctx, storeId, on), 'report');
  }

  /**
   * Publishes the draft that was seen.
   *
   * @throws DomainError NOT_FOUND when the day has no report, STATE_CHANGED when its newest version is published,
   *   DRAFT_CHANGED when the draft has been built anew with other numbers, REPORT_UNCHANGED when the shop would read
   *   nothing otherwise than in the version before.
   */
  async publish(
    ctx: ProviderContext,
    input: {
      storeId: string;
      on: string;
      contentHash: string;
      comment?: string | null;
      revisionReason?: string | null;
    },
  ): Promise<ReportRow> {
    const day = dayOf(ctx, input.storeId, input.on);
    await this.db.write(
      ctx,
      'report.publish',
      async (tx) => {
        const { manager, audit } = tx;
        const draft = await lockNewest(tx, day);
        if (!draft) throw notFound('report');
        if (draft.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: draft.status });
        if (draft.version > 1 && !input.revisionReason?.trim()) {
          throw invalid([{ field: 'revisionReason', code: 'IS_NOT_EMPTY' }]);
        }
        const body = readReportBody(draft.body, input.on);
        // As the answer that showed it read it, in whichever version it was kept.
        checkSeen(input.contentHash, reportContent({ ...draft, body }));
        const comment = input.comment === undefined ? draft.comment : input.comment?.trim() || null;
        const former = await manager.findOne(DailyReport, {
          where: { ...day, status: 'published' },
          order: { version: 'DESC' },
        });
        if (
          former &&
          isSame(differenceOf({ ...former, body: readReportBody(former.body, input.on) }, { body, comment }))
        ) {
          throw new DomainError('REPORT_UNCHANGED', { on: input.on, version: former.version });
        }
        await manager.update(
          DailyReport,
          { ...day, id: draft.id, status: 'draft' },
          {
            status: 'published',
            comment,
            revisionReason: input.revisionReason?.trim() || null,
            publishedAt: this.clock.now(),
            publishedBy: ctx.actor.name,
          },
        );
        await raiseStoreVersion(tx, day);
        audit({
          subjectType: 'daily-report',
          subjectId: draft.id,
          storeId: input.storeId,
          details: { on: input.on, version: draft.version },
        });
        return null;
      },
      input,
    );
    return found(await this.published(ctx, input.storeId, input.on), 'report');
  }

  /** The newest published version of a date, or of the latest date. */
  async published(ctx: ProviderContext, storeId: string, on?: string | null): Promise<ReportRow | null> {
    return this.newest(ctx, { storeId, status: 'published', ...(on != null && { businessDate: on }) });
  }

  /** What is not published is for those who build it. */
  async draftOrNewest(ctx: ProviderContext, storeId: string, on: string): Promise<ReportRow | null> {
    const all = holds(ctx, 'report:build', storeId);
    return this.newest(ctx, { storeId, businessDate: on, ...(!all && { status: 'published' as const }) });
  }

  /** One version, by its id. A shop is shown published ones only. */
  async findById(ctx: ProviderContext, id: string): Promise<ReportRow | null> {
    return this.newest(ctx, {
      ...{ id, storeId: Any(ctx.storeIds) },
      ...(ctx.storeId !== null && { status: 'published' as const }),
    });
  }

  /** Of each day the newest version that is published, latest first. */
  list(ctx: ProviderContext, storeId: string, page: PageArgs) {
    return this.db.read(ctx, ({ manager }) => {
      const newest = reportsOf(ctx, manager, [storeId]).andWhere(
        `r.status = 'published' and not exists (
           select from reporting.daily_report n
            where n.store_id = r.storeId and n.business_date = r.businessDate and n.version > r.version
              and n.status = 'published')`,
      );
      return pageOf(newest, latestFirst, page, present);
    });
  }

  /** Every published version of a day, newest first. */
  async versions(ctx: ProviderContext, storeId: string, on: string): Promise<ReportRow[]> {
    const providerId = ctx.providerId;
    const rows = await this.db.read(ctx, ({ manager }) =>
      manager.find(DailyReport, {
        where: { providerId, storeId, businessDate: on, status: 'published' },
        order: { version: 'DESC' },
      }),
    );
    return rows.map(present);
  }

  /**
   * What every published version of days, and the draft there may be, says otherwise than the one published before it;
   * days by `dayKey`.
   */
  async differences(ctx: ProviderContext, keys: readonly string[]): Promise<DatedDifference[]> {
    const rows = await this.db.read(ctx, ({ sql }) =>
      sql<VersionRow>(
        `select r.store_id, r.business_date as "on", r.version, r.body, r.comment
           from ${days} join reporting.daily_report r using (store_id, business_date)
          where r.provider_id = $3
          order by r.version`,
        [...daysBy(keys), ctx.providerId],
      ),
    );
    return [...Map.groupBy(rows, (row) => dayKey(row.storeId, row.on)).values()].flatMap(differencesOf);
  }

  /** When a QC result of days was last overturned; days by `dayKey`. */
  overturned(ctx: ProviderContext, keys: readonly string[]) {
    return this.db.read(ctx, ({ sql }) =>
      sql<DayChange>(
        `select r.store_id, r.business_date as "on", max(r.appeal_decided_at) as changed_at
           from ${days} join quality_pub.review r using (store_id, business_date)
          where r.provider_id = $3 and r.status = 'changed'
          group by 1, 2`,
        [...daysBy(keys), ctx.providerId],
      ),
    );
  }

  /** When the rows of days last changed; days by `dayKey`. */
  dayChanges(ctx: ProviderContext, keys: readonly string[]) {
    return this.db.read(ctx, ({ sql }) =>
      sql<DayChange>(
        `select c.store_id, c.business_date as "on", c.changed_at
           from ${days} join conversations_pub.day_change c using (store_id, business_date)
          where c.provider_id = $3`,
        [...daysBy(keys), ctx.providerId],
      ),
    );
  }

  /** Of a store that the caller holds; null of none. */
  async platformOf(ctx: ProviderContext, storeId: string | null): Promise<Platform | null> {
    if (!storeId) return null;
    const where = { providerId: ctx.providerId, storeId };
    const row = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Store, where));
    return found(row, 'store').platform;
  }

  /** How the contract in force stands up to a date; up to the newest day with chats when left out. */
  async contractProgress(
    ctx: ProviderContext,
    storeId: string,
    on?: string | null,
  ): Promise<PromiseResult[]> {
    const providerId = ctx.providerId;
    // A day that is not over counts for nothing yet.
    const businessDate = LessThan(businessDateOf(this.clock.now()));
    return this.db.read(ctx, async (tx) => {
      const newest = await tx.manager.findOne(DayFact, {
        where: { providerId, storeId, businessDate, hasChats: true },
        order: { businessDate: 'DESC' },
      });
      const until = on ?? newest?.businessDate;
      return until ? promisesOf(await this.facts.read(ctx, tx, storeId, until)) : [];
    });
  }

  /** One row a store that the caller holds: is the day's data in, and where does its report stand? */
  async morning(ctx: ProviderContext, on: string) {
    const building = ctx.storeIds.filter((storeId) => holds(ctx, 'report:build', storeId));
    return this.db.read(ctx, async ({ manager, sql }) => {
      const rows = await sql<{
        storeId: string;
        dataIn: boolean;
        pendingAccounts: number;
        stale: boolean;
        changedAt: Date | null;
      }>(
        `select s.store_id,
                exists (select 1 from conversations_pub.day_fact f
                         where f.provider_id = $1 and f.store_id = s.store_id and f.business_date = $2 and f.has_chats) as data_in,
                (select count(*) from conversations_pub.agent_account a
                  where a.provider_id = $1 and a.store_id = s.store_id and a.agent_id is null)::int as pending_accounts,
                exists (select 1 from conversations_pub.stale_day d
                         where d.provider_id = $1 and d.store_id = s.store_id and d.business_date = $2) as stale,
                (select c.changed_at from conversations_pub.day_change c
                  where c.provider_id = $1 and c.store_id = s.store_id and c.business_date = $2) as changed_at
           from identity_pub.store s
          where s.provider_id = $1 and s.status = 'in_service'
          order by s.name`,
        [ctx.providerId, on],
      );
      const reports = await reportsOf(ctx, manager, ctx.storeIds)
        .andWhere('r.businessDate = :on', { on })
        .andWhere(`(r.status = 'published' or r.storeId = any(:building))`, { building })
        .distinctOn(['r.storeId'])
        .orderBy('r.storeId')
        .addOrderBy('r.version', 'DESC')
        .getMany();
      const byStore = new Map(reports.map((row) => [row.storeId, present(row)]));
      return rows.map((row) => ({ ...row, on, report: byStore.get(row.storeId) ?? null }));
    });
  }

  private async newest(
    ctx: ProviderContext,
    which: FindOptionsWhere<DailyReport>,
  ): Promise<ReportRow | null> {
    const where = { ...which, providerId: ctx.providerId };
    const order = { businessDate: 'DESC', version: 'DESC' } as const;
    const row = await this.db.read(ctx, ({ manager }) => manager.findOne(DailyReport, { where, order }));
    return row && present(row);
  }
}

/** Of a store that the caller holds. */
function dayOf(ctx: ProviderContext, storeId: string, on: string) {
  const own = ctx.storeIds.find((id) => id === storeId);
  return { providerId: ctx.providerId, storeId: found(own, 'store'), businessDate: on };
}

/** The newest version of a day, which nobody changes meanwhile. A draft always is the newest. */
const lockNewest = ({ manager }: WriteTx, day: ReturnType<typeof dayOf>) =>
  manager.findOne(DailyReport, {
    where: day,
    order: { version: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });

export const reportsOf = (ctx: ProviderContext, manager: ReadTx['manager'], storeIds: readonly string[]) =>
  manager
    .createQueryBuilder(DailyReport, 'r')
    .where('r.providerId = :providerId and r.storeId = any(:storeIds)', {
      ...{ providerId: ctx.providerId, storeIds },
    });

const days = 'unnest($1::uuid[], $2::date[]) as d (store_id, business_date)';
const daysBy = (keys: readonly string[]) => {
  const pairs = keys.map((key) => key.split(' '));
  return [pairs.map(([storeId]) => storeId), pairs.map(([, on]) => on)];
};

interface DayChange {
  readonly storeId: string;
  readonly on: string;
  readonly changedAt: Date;
}
interface VersionRow extends Pick<DailyReport, 'storeId' | 'version' | 'body' | 'comment'> {
  readonly on: string;
}
interface DatedDifference extends VersionDifference {
  readonly storeId: string;
  readonly on: string;
  readonly version: number;
  readonly since: number;
}

/** Of a day's versions, oldest first. A draft is the newest of its day: every other is published. */
function differencesOf(versions: readonly VersionRow[]): DatedDifference[] {
  const read = versions.map((row) => ({ ...row, body: readReportBody(row.body, row.on) }));
  return read.slice(1).flatMap((is, position) => {
    const was = read[position];
    const { storeId, on, version } = is;
    return was ? [{ storeId, on, version, since: was.version, ...differenceOf(was, is) }] : [];
  });
}

/** What a person must have seen before it is published. */
export const reportContent = ({ version, body }: { version: number; body: unknown }) => ({ version, body });

export const dayKey = (storeId: string, on: string): string => `${storeId} ${on}`;

export const present = ({ businessDate, body, ...row }: DailyReport) => {
  const read = readReportBody(body, businessDate);
  // What the API gives as it stands is a property: a resolver for each would be asked for every report of a list.
  const { byHour, afterSales, slots, seatsSold } = read;
  return { ...row, on: businessDate, body: read, byHour, afterSales, slots, seatsSold };
};
