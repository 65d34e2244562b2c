import { errorMessage, type Locale, scheduleText, type Timing } from '@zuoxi/vocabulary';
import type { SelectQueryBuilder } from 'typeorm';
import type { Clock } from '../clock/clock.js';
import type { ProviderContext } from '../context/index.js';
import { changesOf, type Database, type ReadTx, type WriteTx } from '../database/index.js';
import { DomainError, found } from '../errors/index.js';
import type { PageArgs, SortedPageArgs } from '../graphql/connections.js';
import { countedPageOf, type ListOrder, pageOf } from '../graphql/pages.js';
import { runSentence } from './run-sentences.js';
import { ScheduleRun } from './schedule-run.entity.js';
import { Schedule } from './schedule.entity.js';
import { checkTiming, maskOf, nextDue, weekdaysOf } from './schedule.rules.js';
import { enterRun } from './schedules.js';
import { timingText } from './timing-words.js';

export interface ScheduleFilter {
  readonly kind?: string | null;
  readonly storeId?: string | null;
  readonly enabled?: boolean | null;
}
/** What is left out stays as it is. */
export interface TimingChange {
  readonly recurrence: Timing['recurrence'];
  readonly atMinute?: number | null;
  readonly weekdays?: readonly number[] | null;
  readonly monthDay?: number | null;
  readonly everyMinutes?: number | null;
}

const byNextRun: ListOrder<Schedule, 'kind' | 'nextRunAt'> = {
  usual: 'nextRunAt',
  key: 'id',
  sorts: { kind: 'kind', nextRunAt: 'nextRunAt' },
};
const newestFirst: ListOrder<ScheduleRun> = { usual: '-dueAt', key: 'id', size: 20 };

/** Schedules and their runs as people see and change them. */
export class ScheduleDesk {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(
    ctx: ProviderContext,
    page: SortedPageArgs,
    { kind, storeId, enabled }: ScheduleFilter,
    isCounted = true,
  ) {
    return this.db.read(ctx, ({ manager }) => {
      const all = schedulesOf(ctx, manager);
      if (kind) all.andWhere('s.kind = :kind', { kind });
      if (storeId) all.andWhere('s.storeId = :storeId', { storeId });
      if (enabled != null) all.andWhere('s.enabled = :enabled', { enabled });
      return countedPageOf(all, byNextRun, page, (row) => presentSchedule(row, ctx.locale), isCounted);
    });
  }

  async get(ctx: ProviderContext, id: string) {
    const row = await this.db.read(ctx, ({ manager }) => one(ctx, manager, id).getOne());
    return presentSchedule(found(row, 'schedule'), ctx.locale);
  }

  runs(ctx: ProviderContext, scheduleId: string, page: PageArgs) {
    return this.db.read(ctx, ({ manager }) => {
      const all = runsOf(ctx, manager).andWhere('r.scheduleId = :scheduleId', { scheduleId });
      return pageOf(all, newestFirst, page, (run) => presentRun(run, ctx.locale));
    });
  }

  /** Of each schedule the newest run. */
  async lastRuns(ctx: ProviderContext, scheduleIds: readonly string[]) {
    const { providerId, locale } = ctx;
    const runs = await this.db.read(ctx, ({ sql }) =>
      sql<ScheduleRun>(
        `select r.* from unnest($2::uuid[]) as s (id)
          cross join lateral (
            select l.* from platform.schedule_run l
             where l.provider_id = $1 and l.schedule_id = s.id order by l.due_at desc limit 1) as r`,
        [providerId, scheduleIds],
      ),
    );
    return runs.map((run) => presentRun(run, locale));
  }

  /** @throws DomainError for a time that never comes or comes too often. */
  async change(ctx: ProviderContext, { id, ...change }: { id: string } & TimingChange) {
    await this.db.write(
      ctx,
      'schedule.change',
      (tx) =>
        this.update(ctx, tx, id, (before) => {
          const timing: Timing = {
            recurrence: change.recurrence,
            atMinute: change.atMinute ?? before.atMinute,
            weekdays: change.weekdays ? maskOf(change.weekdays) : before.weekdays,
            monthDay: change.monthDay ?? before.monthDay,
            everyMinutes: change.everyMinutes ?? before.everyMinutes,
          };
          checkTiming(timing);
          return timing;
        }),
      { id, ...change },
    );
    return this.get(ctx, id);
  }

  /** @throws DomainError STATE_CHANGED where it is paused already. */
  async pause(ctx: ProviderContext, id: string) {
    const pause = (tx: WriteTx) => this.update(ctx, tx, id, turned(false));
    await this.db.write(ctx, 'schedule.pause', pause, { id });
    return this.get(ctx, id);
  }

  /** @throws DomainError STATE_CHANGED unless it is paused. */
  async resume(ctx: ProviderContext, id: string) {
    const resume = (tx: WriteTx) => this.update(ctx, tx, id, turned(true));
    await this.db.write(ctx, 'schedule.resume', resume, { id });
    return this.get(ctx, id);
  }

  /** Does now, once, what is done by the clock otherwise. */
  async runNow(ctx: ProviderContext, id: string) {
    const runId = await this.db.write(
      ctx,
      'schedule.run',
      async (tx) => {
        const schedule = found(await one(ctx, tx.manager, id).getOne(), 'schedule');
        const dueAt = this.clock.now();
        const run = { dueAt, askedBy: ctx.actor.name };
        const entered = await enterRun(ctx, tx, schedule, run);
        noteOf(tx, schedule);
        if (entered) return entered;
        const same = { providerId: ctx.providerId, scheduleId: id, dueAt };
        return found(await tx.manager.findOneBy(ScheduleRun, same), 'run').id;
      },
      { id },
    );
    const key = { providerId: ctx.providerId, id: runId };
    const run = await this.db.read(ctx, ({ manager }) => manager.findOneBy(ScheduleRun, key));
    return presentRun(found(run, 'run'), ctx.locale);
  }

  /** What is missed while it is paused, or by another time, is not made up for. */
  private async update(
    ctx: ProviderContext,
    tx: WriteTx,
    id: string,
    change: (before: Schedule) => Partial<Schedule>,
  ): Promise<null> {
    const schedule = found(await one(ctx, tx.manager, id).setLock('for_no_key_update').getOne(), 'schedule');
    const now = this.clock.now();
    const values = change(schedule);
    const after = { ...schedule, ...values };
    await tx.manager.update(
      Schedule,
      { providerId: ctx.providerId, id },
      {
        ...{ ...values, changedBy: ctx.actor.name, changedAt: now },
        ...{ nextRunAt: nextDue(after, schedule.timeZone, now), plannedAt: now },
      },
    );
    noteOf(tx, schedule, changesOf(changeable(schedule), changeable(after)));
    return null;
  }
}

const turned = (enabled: boolean) => (before: Schedule) => {
  if (before.enabled === enabled)
    throw new DomainError('STATE_CHANGED', { status: enabled ? 'on' : 'paused' });
  return { enabled };
};

const changeable = ({ recurrence, atMinute, weekdays, monthDay, everyMinutes, enabled }: Schedule) => ({
  ...{ recurrence, atMinute, weekdays: weekdaysOf(weekdays), monthDay, everyMinutes, enabled },
});

function noteOf(
  { audit }: WriteTx,
  { id, kind, storeId }: Schedule,
  changes: ReturnType<typeof changesOf> = {},
): void {
  audit({ subjectType: 'schedule', subjectId: id, storeId, details: { kind }, changes });
}

/** As the policy of the tables says it too: the lines of held stores, and the provider's for who holds the provider. */
function within<Row extends object>(
  rows: SelectQueryBuilder<Row>,
  ctx: ProviderContext,
): SelectQueryBuilder<Row> {
  const { providerId, storeIds, providerWide } = ctx;
  const of = rows.alias;
  return rows.where(
    `${of}.providerId = :providerId
       and (${of}.storeId = any(:storeIds) or (${of}.storeId is null and :providerWide))`,
    { providerId, storeIds, providerWide },
  );
}
const schedulesOf = (ctx: ProviderContext, manager: ReadTx['manager']) =>
  within(manager.createQueryBuilder(Schedule, 's'), ctx);
const runsOf = (ctx: ProviderContext, manager: ReadTx['manager']) =>
  within(manager.createQueryBuilder(ScheduleRun, 'r'), ctx);
const one = (ctx: ProviderContext, manager: ReadTx['manager'], id: string) =>
  schedulesOf(ctx, manager).andWhere('s.id = :id', { id });

function presentSchedule({ weekdays, nextRunAt, ...row }: Schedule, locale: Locale) {
  return {
    ...row,
    ...scheduleText(row.kind, locale),
    when: timingText({ ...row, weekdays }, locale),
    weekdays: weekdaysOf(weekdays),
    nextRunAt: row.enabled ? nextRunAt : null,
  };
}

function presentRun({ sentence, params, error, onDate, ...run }: ScheduleRun, locale: Locale) {
  return {
    ...run,
    on: onDate,
    sentence: error ? errorMessage(error.code, locale, error.details) : runSentence(sentence, locale, params),
    errorCode: error?.code ?? null,
  };
}

export type ScheduleRow = ReturnType<typeof presentSchedule>;
export type RunRow = ReturnType<typeof presentRun>;
