import { Inject, Injectable } from '@nestjs/common';
import type { Platform } from '@zuoxi/metrics';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import { type Context, holds, newId } from '@zuoxi/platform/context';
import { type Database, lockName, sql } from '@zuoxi/platform/database';
import { DomainError, found, invalid, notFound } from '@zuoxi/platform/errors';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { DailyReportStatus } from '../api.types.js';
import { raiseStoreVersion } from './store-version.service.js';
import type { ReportingTables } from '../tables.js';
import { ReportFacts } from './report.facts.js';
import { type PromiseResult, promisesOf } from './promise.rules.js';
import { readReportBody } from './report.body.js';
import { composeReport } from './report.rules.js';
import { differenceOf, isSame, type VersionDifference } from './version-difference.rules.js';

export type ReportRow = Awaited<ReturnType<DailyReportService['newestOf']>>[number];

@Injectable()
export class DailyReportService {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database<ReportingTables>,
    private readonly facts: ReportFacts,
    private readonly clock: Clock,
  ) {}

  /**
   * Computes the draft of a day. A published version stays as it is; the draft is then that of the next version.
   *
   * @throws DomainError REPORT_DATA_MISSING when the day has no conversations and never had a report.
   */
  async build(ctx: Context, storeId: string, on: string): Promise<ReportRow> {
    found(
      ctx.storeIds.find((id) => id === storeId),
      'store',
    );
    await this.db.write({ ...ctx, idempotencyKey: null }, 'report.build', async (tx) => {
      await lockName(tx, `daily-report ${storeId} ${on}`);
      const facts = await this.facts.read(ctx, tx, storeId, on);
      // A day that had a report and lost its last file gets a version that says so; another has nothing to report.
      const known = await tx.q
        .selectFrom('reporting.dailyReport')
        .select('id')
        .where('storeId', '=', storeId)
        .where('businessDate', '=', on)
        .limit(1)
        .executeTakeFirst();
      if (!known && !facts.days.get(on)?.hasChats) {
        throw new DomainError('REPORT_DATA_MISSING', { on });
      }
      const body = JSON.stringify(composeReport(facts));
      const asOf = this.clock.now();
      const draft = await tx.q
        .updateTable('reporting.dailyReport')
        .set({ body, asOf })
        .where('storeId', '=', storeId)
        .where('businessDate', '=', on)
        .where('status', '=', 'draft')
        .returning('id')
        .executeTakeFirst();
      const id = draft?.id ?? newId();
      if (!draft) {
        const last = await tx.q
          .selectFrom('reporting.dailyReport')
          .select(['version', 'comment'])
          .where('storeId', '=', storeId)
          .where('businessDate', '=', on)
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        await tx.q
          .insertInto('reporting.dailyReport')
          .values({
            providerId: ctx.providerId as string,
            storeId,
            id,
            businessDate: on,
            version: (last?.version ?? 0) + 1,
            status: 'draft',
            body,
            // A correction of numbers says again what was said of the day, until somebody words it otherwise.
            comment: last?.comment ?? null,
            asOf,
            createdAt: asOf,
          })
          .execute();
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
    ctx: Context,
    input: {
      storeId: string;
      on: string;
      contentHash: string;
      comment?: string | null;
      revisionReason?: string | null;
    },
  ): Promise<ReportRow> {
    found(
      ctx.storeIds.find((id) => id === input.storeId),
      'store',
    );
    await this.db.write(
      ctx,
      'report.publish',
      async (tx) => {
        const { q, audit } = tx;
        // A draft always is the newest version of its day.
        const draft = await q
          .selectFrom('reporting.dailyReport')
          .select(['id', 'version', 'status', 'body', 'comment'])
          .where('storeId', '=', input.storeId)
          .where('businessDate', '=', input.on)
          .orderBy('version', 'desc')
          .limit(1)
          .forUpdate()
          .executeTakeFirst();
        if (!draft) throw notFound('report');
        if (draft.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: draft.status });
        if (draft.version > 1 && !input.revisionReason?.trim()) {
          throw invalid([{ field: 'revisionReason', code: 'IS_NOT_EMPTY' }]);
        }
        const body = readReportBody(draft.body, input.on);
        // As the answer that showed it read it, in whichever version it was kept.
        checkSeen(input.contentHash, reportContent({ ...draft, body }));
        const comment = input.comment === undefined ? draft.comment : input.comment?.trim() || null;
        const former = await q
          .selectFrom('reporting.dailyReport')
          .select(['version', 'body', 'comment'])
          .where('storeId', '=', input.storeId)
          .where('businessDate', '=', input.on)
          .where('status', '=', 'published')
          .orderBy('version', 'desc')
          .limit(1)
          .executeTakeFirst();
        if (
          former &&
          isSame(differenceOf({ ...former, body: readReportBody(former.body, input.on) }, { body, comment }))
        ) {
          throw new DomainError('REPORT_UNCHANGED', { on: input.on, version: former.version });
        }
        await q
          .updateTable('reporting.dailyReport')
          .set({
            status: 'published',
            comment,
            revisionReason: input.revisionReason?.trim() || null,
            publishedAt: this.clock.now(),
            publishedBy: ctx.actor.name,
          })
          .where('storeId', '=', input.storeId)
          .where('id', '=', draft.id)
          .where('status', '=', 'draft')
          .execute();
        await raiseStoreVersion(tx, { providerId: ctx.providerId as string, storeId: input.storeId });
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
  async published(ctx: Context, storeId: string, on?: string | null): Promise<ReportRow | null> {
    const rows = await this.newestOf(ctx, storeId, on ?? null, ['published']);
    return rows[0] ?? null;
  }

  /** What is not published is for those who build it. */
  async draftOrNewest(ctx: Context, storeId: string, on: string): Promise<ReportRow | null> {
    const statuses: readonly DailyReportStatus[] = holds(ctx, 'report:build', storeId)
      ? ['draft', 'published']
      : ['published'];
    return (await this.newestOf(ctx, storeId, on, statuses))[0] ?? null;
  }

  /** One version, by its id. A shop is shown published ones only. */
  async findById(ctx: Context, id: string): Promise<ReportRow | null> {
    const row = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.dailyReport')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .$if(ctx.storeId !== null, (query) => query.where('status', '=', 'published'))
        .where('id', '=', id)
        .executeTakeFirst(),
    );
    return row ? present(row) : null;
  }

  list(ctx: Context, storeId: string, page: PageArgs) {
    const limit = pageLimit(page, 14);
    const after = decodeCursor(page.after, 1);
    return this.db.read(ctx, async ({ q }) => {
      const rows = await q
        .selectFrom('reporting.dailyReport')
        .distinctOn('businessDate')
        .selectAll()
        .where('storeId', '=', storeId)
        .where('status', '=', 'published')
        .$if(after !== null, (query) => query.where('businessDate', '<', after?.[0] ?? ''))
        .orderBy('businessDate', 'desc')
        .orderBy('version', 'desc')
        .limit(limit)
        .execute();
      return toConnection(rows.map(present), limit, (row) => encodeCursor(row.on));
    });
  }

  async newestOf(ctx: Context, storeId: string, on: string | null, statuses: readonly DailyReportStatus[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.dailyReport')
        .selectAll()
        .where('storeId', '=', storeId)
        .where('status', 'in', [...statuses])
        .$if(on !== null, (query) => query.where('businessDate', '=', on as string))
        .orderBy('businessDate', 'desc')
        .orderBy('version', 'desc')
        .limit(1)
        .execute(),
    );
    return rows.map(present);
  }

  /** Every published version of a day, newest first. */
  async versions(ctx: Context, storeId: string, on: string): Promise<ReportRow[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.dailyReport')
        .selectAll()
        .where('storeId', '=', storeId)
        .where('businessDate', '=', on)
        .where('status', '=', 'published')
        .orderBy('version', 'desc')
        .execute(),
    );
    return rows.map(present);
  }

  /**
   * What every published version of days, and the draft there may be, says otherwise than the one published before it;
   * days by `dayKey`.
   */
  differences(ctx: Context, keys: readonly string[]): Promise<DatedDifference[]> {
    const days = keys.map((key) => key.split(' '));
    return this.db.read(ctx, async ({ q }) => {
      const { rows } = await sql<VersionRow>`
        select r.store_id, r.business_date as "on", r.version, r.body, r.comment
          from unnest(${days.map(([storeId]) => storeId)}::uuid[], ${days.map(([, on]) => on)}::date[]) as d (store_id, business_date)
          join reporting.daily_report r using (store_id, business_date)
         order by r.version`.execute(q);
      return [...Map.groupBy(rows, (row) => dayKey(row.storeId, row.on)).values()].flatMap(differencesOf);
    });
  }

  /** When a QC result of days was last overturned; days by `dayKey`. */
  overturned(ctx: Context, keys: readonly string[]) {
    const days = keys.map((key) => key.split(' '));
    return this.db.read(ctx, async ({ q }) => {
      const { rows } = await sql<{ storeId: string; on: string; changedAt: Date }>`
        select r.store_id, r.business_date as "on", max(r.appeal_decided_at) as changed_at
          from unnest(${days.map(([storeId]) => storeId)}::uuid[], ${days.map(([, on]) => on)}::date[]) as d (store_id, business_date)
          join quality_pub.review r using (store_id, business_date)
         where r.status = 'changed'
         group by 1, 2`.execute(q);
      return rows;
    });
  }

  /** When the rows of days last changed; days by `dayKey`. */
  dayChanges(ctx: Context, keys: readonly string[]) {
    const days = keys.map((key) => key.split(' '));
    return this.db.read(ctx, async ({ q }) => {
      const { rows } = await sql<{ storeId: string; on: string; changedAt: Date }>`
        select c.store_id, c.business_date as "on", c.changed_at
          from unnest(${days.map(([storeId]) => storeId)}::uuid[], ${days.map(([, on]) => on)}::date[]) as d (store_id, business_date)
          join conversations_pub.day_change c using (store_id, business_date)`.execute(q);
      return rows;
    });
  }

  /** Of a store that the caller holds; null of none. */
  async platformOf(ctx: Context, storeId: string | null): Promise<Platform | null> {
    if (!storeId) return null;
    const row = await this.db.read(ctx, ({ q }) =>
      q.selectFrom('identityPub.store').select('platform').where('storeId', '=', storeId).executeTakeFirst(),
    );
    return (found(row, 'store').platform as Platform | undefined) ?? null;
  }

  /** How the contract in force stands up to a date; up to the newest day with chats when left out. */
  async contractProgress(ctx: Context, storeId: string, on?: string | null): Promise<PromiseResult[]> {
    return this.db.read(ctx, async (tx) => {
      const newest = await tx.q
        .selectFrom('conversationsPub.dayFact')
        .select((eb) => eb.fn.max('businessDate').as('on'))
        .where('storeId', '=', storeId)
        .where('hasChats', '=', true)
        // A day that is not over counts for nothing yet.
        .where('businessDate', '<', businessDateOf(this.clock.now()))
        .executeTakeFirst();
      const until = on ?? newest?.on;
      return until ? promisesOf(await this.facts.read(ctx, tx, storeId, until)) : [];
    });
  }

  /** One row a store that the caller holds: is the day's data in, and where does its report stand? */
  async morning(ctx: Context, on: string) {
    const none = ctx.providerId as string;
    const building = ctx.storeIds.filter((storeId) => holds(ctx, 'report:build', storeId));
    return this.db.read(ctx, async ({ q }) => {
      const { rows } = await sql<{
        storeId: string;
        dataIn: boolean;
        pendingAccounts: number;
        stale: boolean;
        changedAt: Date | null;
      }>`
        select s.store_id,
               exists (select 1 from conversations_pub.day_fact f
                        where f.store_id = s.store_id and f.business_date = ${on} and f.has_chats) as data_in,
               (select count(*) from conversations_pub.agent_account a
                 where a.store_id = s.store_id and a.agent_id is null)::int as pending_accounts,
               exists (select 1 from conversations_pub.stale_day d
                        where d.store_id = s.store_id and d.business_date = ${on}) as stale,
               (select c.changed_at from conversations_pub.day_change c
                 where c.store_id = s.store_id and c.business_date = ${on}) as changed_at
          from identity_pub.store s
         where s.provider_id = ${ctx.providerId} and s.status = 'in_service'
         order by s.name`.execute(q);
      const reports = await q
        .selectFrom('reporting.dailyReport')
        .distinctOn('storeId')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, none])
        .where('businessDate', '=', on)
        .where((eb) => eb.or([eb('status', '=', 'published'), eb('storeId', 'in', [...building, none])]))
        .orderBy('storeId')
        .orderBy('version', 'desc')
        .execute();
      const byStore = new Map(reports.map((row) => [row.storeId, present(row)]));
      return rows.map((row) => ({ ...row, on, report: byStore.get(row.storeId) ?? null }));
    });
  }
}

interface VersionRow {
  readonly storeId: string;
  readonly on: string;
  readonly version: number;
  readonly body: unknown;
  readonly comment: string | null;
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

export const present = <Row extends { businessDate: string; body: unknown }>({
  businessDate,
  body,
  ...row
}: Row) => {
  const read = readReportBody(body, businessDate);
  // What the API gives as it stands is a property: a resolver for each would be asked for every report of a list.
  const { byHour, afterSales, slots, seatsSold } = read;
  return { ...row, on: businessDate, body: read, byHour, afterSales, slots, seatsSold };
};
