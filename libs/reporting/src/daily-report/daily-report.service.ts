import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { contentHash } from '@zuoxi/platform/content';
import { holds, newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, lockName, move, ofStores, type Where, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid, notFound } from '@zuoxi/platform/errors';
import { type ListOrder, type PageArgs, pageOf } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { DayFact, Store } from '@zuoxi/published';
import type { Platform } from '@zuoxi/vocabulary';
import { LessThan } from 'typeorm';
import { DailyReport } from './daily-report.entity.js';
import { raiseStoreVersion } from './store-version.service.js';
import { ReportFacts } from './report.facts.js';
import { everyNumber } from '../template/report-template.rules.js';
import type { ReportBody } from './report.body.js';
import { type PromiseResult, promisesOf } from './promise.rules.js';
import { columnsOf, type Extent, selectionOf } from './report.parts.js';
import { presented, type ReportRow, reportsOf } from './report.reading.js';
import { composeReport, numberOf, reportEvents, reportTransitions } from './report.rules.js';
import { headline } from './report.words.js';
import { differenceOf, isSame, type VersionDifference } from './version-difference.rules.js';

const latestFirst: ListOrder<DailyReport> = { usual: '-businessDate', key: 'id', size: 14 };

type MeasuredDay = Pick<ReportBody, 'numbers' | 'promises'>;

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
      const version = newest?.status === 'draft' ? newest.version : (newest?.version ?? 0) + 1;
      const asOf = this.clock.now();
      const body = composeReport(facts);
      const computed = {
        ...{ body, asOf, contentHash: contentHash({ version, body }) },
        ...{ headlineZh: headline(body, 'zh-CN'), headlineEn: headline(body, 'en-US') },
      };
      if (id === newest?.id) {
        await tx.manager.update(DailyReport, { ...day, id, status: 'draft' }, computed);
      } else {
        await tx.insert(DailyReport, {
          ...day,
          ...computed,
          id,
          version,
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
      /** By which version of the shop's rule, where nobody looked. */
      publishRule?: number;
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
        if (draft.contentHash !== input.contentHash) throw new DomainError('DRAFT_CHANGED');
        const comment = input.comment === undefined ? draft.comment : input.comment?.trim() || null;
        const former = await manager.findOne(DailyReport, {
          where: { ...day, status: 'published' },
          order: { version: 'DESC' },
        });
        if (former && isSame(differenceOf(former, { ...draft, comment }))) {
          throw new DomainError('REPORT_UNCHANGED', { on: input.on, version: former.version });
        }
        await move(
          tx,
          DailyReport,
          reportTransitions,
          { ...day, id: draft.id },
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
          details: {
            ...{ on: input.on, version: draft.version },
            ...(input.publishRule && { publishRule: input.publishRule }),
          },
        });
        const { storeId, on } = input;
        const said = { headlineZh: draft.headlineZh ?? '', headlineEn: draft.headlineEn ?? '' };
        await tx.happened(reportEvents.published, { storeId, subjectId: draft.id, params: { on, ...said } });
        return null;
      },
      input,
    );
    return found(await this.published(ctx, input.storeId, input.on), 'report');
  }

  /** Every number that is measured for the shop, as it stands now. */
  async measured(ctx: ProviderContext, storeId: string, on: string): Promise<MeasuredDay> {
    const facts = await this.db.read(ctx, (tx) => this.facts.forPromises(ctx, tx, storeId, on));
    const numbers = everyNumber(facts.platform, on).map(({ key, metric }) => numberOf(facts, key, metric));
    return { numbers, promises: promisesOf(facts) };
  }

  /** The newest published version of a date, or of the latest date. */
  async published(
    ctx: ProviderContext,
    storeId: string,
    on?: string | null,
    extent?: Extent,
  ): Promise<ReportRow | null> {
    return this.newest(
      ctx,
      {
        ...{ providerId: ctx.providerId, storeId, status: 'published' },
        ...(on != null && { businessDate: on }),
      },
      extent,
    );
  }

  /** What is not published is for those who build it. */
  async draftOrNewest(
    ctx: ProviderContext,
    storeId: string,
    on: string,
    extent?: Extent,
  ): Promise<ReportRow | null> {
    const all = holds(ctx, 'report:build', storeId);
    const which = {
      providerId: ctx.providerId,
      storeId,
      businessDate: on,
      ...(!all && { status: 'published' as const }),
    };
    return this.newest(ctx, which, extent);
  }

  /** One version, by its id. A shop is shown published ones only. */
  async findById(ctx: ProviderContext, id: string): Promise<ReportRow | null> {
    return this.newest(ctx, {
      ...ofStores(ctx),
      id,
      ...(ctx.storeId !== null && { status: 'published' as const }),
    });
  }

  /** Of each day the newest version that is published, latest first. */
  list(ctx: ProviderContext, storeId: string, page: PageArgs, extent: Extent = 'head') {
    return this.db.read(ctx, async ({ manager }) => {
      const published = { providerId: ctx.providerId, storeId, status: 'published' };
      // Read along the index from the latest day on, as far as the page goes: however many reports there are.
      const newest = manager
        .createQueryBuilder(DailyReport, 'r')
        .select(columnsOf(extent))
        .where(
          `r.providerId = :providerId and r.storeId = :storeId and r.status = :status and r.version = (
             select max(n.version) from reporting.daily_report n
              where n.provider_id = :providerId and n.store_id = :storeId
                and n.business_date = r.business_date and n.status = :status)`,
          published,
        );
      const { edges, pageInfo } = await pageOf(newest, latestFirst, page, (row) => row);
      const rows = await presented(
        ctx,
        manager,
        edges.map(({ node }) => node),
      );
      return { edges: rows.map((node, at) => ({ cursor: edges[at]?.cursor as string, node })), pageInfo };
    });
  }

  /** Every published version of a day, newest first. */
  async versions(
    ctx: ProviderContext,
    storeId: string,
    on: string,
    extent: Extent = 'whole',
  ): Promise<ReportRow[]> {
    return this.db.read(ctx, async ({ manager }) => {
      const versions = reportsOf(ctx, manager, [storeId], extent)
        .andWhere(`r.businessDate = :on and r.status = 'published'`, { on })
        .orderBy('r.version', 'DESC');
      return presented(ctx, manager, await versions.getMany());
    });
  }

  /**
   * What every published version of days, and the draft there may be, says otherwise than the one published before it;
   * days by `dayKey`.
   */
  async differences(ctx: ProviderContext, keys: readonly string[]): Promise<DatedDifference[]> {
    const [storeIds, dates] = daysBy(keys);
    const rows = await this.db.read(ctx, ({ manager }) =>
      reportsOf(ctx, manager, storeIds, 'whole')
        .andWhere(
          '(r.storeId, r.businessDate) in (select * from unnest(:storeIds::uuid[], :dates::date[]))',
          {
            dates,
          },
        )
        .orderBy('r.version')
        .getMany(),
    );
    return [...Map.groupBy(rows, (row) => dayKey(row.storeId, row.businessDate)).values()].flatMap(
      differencesOf,
    );
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
      const newest = () =>
        tx.manager.findOne(DayFact, {
          select: { businessDate: true },
          where: { providerId, storeId, businessDate, hasChats: true },
          order: { businessDate: 'DESC' },
        });
      const until = on ?? (await newest())?.businessDate;
      return until ? promisesOf(await this.facts.forPromises(ctx, tx, storeId, until)) : [];
    });
  }

  private async newest(
    ctx: ProviderContext,
    where: Where<DailyReport>,
    extent: Extent = 'whole',
  ): Promise<ReportRow | null> {
    const order = { businessDate: 'DESC', version: 'DESC' } as const;
    return this.db.read(ctx, async ({ manager }) => {
      const row = await manager.findOne(DailyReport, { select: selectionOf(extent), where, order });
      const [shown] = await presented(ctx, manager, row ? [row] : []);
      return shown ?? null;
    });
  }
}

/** Of a store that the caller holds. */
function dayOf(ctx: ProviderContext, storeId: string, on: string) {
  return { providerId: ctx.providerId, storeId: heldStore(ctx, storeId), businessDate: on };
}

/** The newest version of a day, which nobody changes meanwhile. A draft always is the newest. */
const lockNewest = ({ manager }: WriteTx, day: ReturnType<typeof dayOf>) =>
  manager.findOne(DailyReport, {
    where: day,
    order: { version: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });

const days = 'unnest($1::uuid[], $2::date[]) as d (store_id, business_date)';
const daysBy = (keys: readonly string[]): [storeIds: string[], dates: string[]] => {
  const pairs = keys.map((key) => key.split(' '));
  return [pairs.map(([storeId]) => storeId as string), pairs.map(([, on]) => on as string)];
};

interface DayChange {
  readonly storeId: string;
  readonly on: string;
  readonly changedAt: Date;
}
interface DatedDifference extends VersionDifference {
  readonly storeId: string;
  readonly on: string;
  readonly version: number;
  readonly since: number;
}

/** Of a day's versions, oldest first. A draft is the newest of its day: every other is published. */
const differencesOf = (versions: readonly DailyReport[]): DatedDifference[] =>
  versions.slice(1).flatMap((is, position) => {
    const was = versions[position];
    const { storeId, businessDate: on, version } = is;
    return was ? [{ storeId, on, version, since: was.version, ...differenceOf(was, is) }] : [];
  });

export const dayKey = (storeId: string, on: string): string => `${storeId} ${on}`;
