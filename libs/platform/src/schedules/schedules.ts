import {
  type ScheduleKind,
  scheduleJob,
  schedulesByKind,
  type ProviderId,
  type StoreId,
} from '@zuoxi/vocabulary';
import { type BusinessDate, defaultTimeZone, localTime } from '../calendar/business-date.js';
import type { Clock } from '../clock/clock.js';
import { anonymousContext, newId, type ProviderContext, systemContext } from '../context/index.js';
import type { Database, WriteTx } from '../database/index.js';
import { logger } from '../telemetry/index.js';
import { ScheduleRun } from './schedule-run.entity.js';
import { Schedule } from './schedule.entity.js';
import { checkZone, nextDue, planOf } from './schedule.rules.js';

/** A provider or a shop that has no line of a kind yet. */
export interface WithoutSchedule {
  readonly providerId: ProviderId;
  readonly storeId: StoreId | null;
  readonly kind: ScheduleKind;
  /** Null: the provider's. */
  readonly timeZone: string | null;
}

/** What a job of a schedule is told. */
export interface RunJob {
  readonly runId: string;
}

/** The actor of what is done by the clock, as the audit log names it. */
const byTheClock = { kind: 'system', id: 'schedule', name: '定时任务 · Scheduled work' } as const;

/** On whose behalf a schedule's work is done. */
export const contextOfSchedule = (providerId: ProviderId, storeId: StoreId | null): ProviderContext =>
  systemContext(providerId, storeId ? [storeId] : [], { actor: byTheClock });

/** How often a process looks for what is due. */
const everyMs = 15_000;

/**
 * Looks for what is due and queues it. Every process that does jobs looks; the row of the schedule is moved forward by
 * comparing with what was seen, in the transaction that enters the run and its job: a time is queued by one of them,
 * whoever else looks and whoever is killed.
 */
export class Schedules {
  /** Told by the service that knows providers and shops, where it runs. */
  findWithout: () => Promise<readonly WithoutSchedule[]> = async () => [];
  private timer: NodeJS.Timeout | null = null;
  private readonly looks: (() => Promise<void>)[] = [() => this.tick()];
  /** Looks that are under way: each by itself, so that a long one keeps no other waiting. */
  private readonly going = new Map<() => Promise<void>, Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Something else that a process looks for as often, such as files in a folder. */
  watch(look: () => Promise<void>): void {
    this.looks.push(look);
  }

  /** An installation that must not act by itself, such as a copy that somebody looks into, says `ZUOXI_SCHEDULES=off`. */
  start(): void {
    if (process.env['ZUOXI_SCHEDULES'] === 'off') return;
    const look = () => {
      for (const each of this.looks.filter((one) => !this.going.has(one))) {
        const ended = each()
          .catch((error: unknown) => logger.error({ error: String(error) }, 'schedules'))
          .finally(() => void this.going.delete(each));
        this.going.set(each, ended);
      }
    };
    this.timer ??= setInterval(look, everyMs);
    look();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    await Promise.all(this.going.values());
  }

  /** Lays the lines that are missing and queues what is due by now. */
  async tick(): Promise<void> {
    await this.lay(await this.findWithout());
    const now = this.clock.now();
    const due = await this.db.read(anonymousContext(), ({ sql }) =>
      sql<{ providerId: ProviderId; storeId: StoreId | null; id: string }>(
        'select provider_id, store_id, id from platform.due_schedules($1)',
        [now],
      ),
    );
    for (const { providerId, storeId, id } of due) {
      // What is wrong with one keeps no other from its time.
      await this.advance(contextOfSchedule(providerId, storeId), id, now).catch((error: unknown) =>
        logger.error({ scheduleId: id, error: String(error) }, 'a schedule was not moved forward'),
      );
    }
  }

  private async lay(missing: readonly WithoutSchedule[]): Promise<void> {
    for (const [providerId, lines] of Map.groupBy(missing, (line) => line.providerId)) {
      const storeIds = lines.flatMap(({ storeId }) => storeId ?? []);
      const ctx = systemContext(providerId, [...new Set(storeIds)], { actor: byTheClock });
      await this.db.write(ctx, null, async ({ insert }) => {
        const rows = lines.map((line) => this.newSchedule(line));
        await insert(Schedule, rows, { ignore: true });
        return null;
      });
    }
  }

  private newSchedule({ providerId, storeId, kind, timeZone: given }: WithoutSchedule) {
    const timeZone = given ?? defaultTimeZone;
    checkZone(timeZone);
    const { timing } = schedulesByKind[kind];
    const plannedAt = this.clock.now();
    return {
      ...{ providerId, id: newId(), storeId, kind, timeZone, ...timing },
      ...{ nextRunAt: nextDue(timing, timeZone, plannedAt), plannedAt },
    };
  }

  private async advance(ctx: ProviderContext, id: string, now: Date): Promise<void> {
    await this.db.write(ctx, null, async (tx) => {
      const key = { providerId: ctx.providerId, id };
      const schedule = await tx.manager.findOneBy(Schedule, { ...key, enabled: true });
      if (!schedule) return null;
      const plan = planOf({ ...schedule, timing: schedule }, now);
      const { affected } = await tx.manager.update(
        Schedule,
        { ...key, enabled: true, nextRunAt: schedule.nextRunAt },
        { nextRunAt: plan.nextRunAt, plannedAt: now },
      );
      if (!affected) return null;
      for (const [index, dueAt] of plan.due.entries())
        await enterRun(ctx, tx, schedule, { dueAt, skipped: index ? 0 : plan.skipped });
      return null;
    });
  }
}

/**
 * Enters a run with its job in the caller's transaction.
 *
 * @returns null where the same time was entered before
 */
export async function enterRun(
  ctx: ProviderContext,
  tx: WriteTx,
  { providerId, id: scheduleId, storeId, kind, timeZone }: Schedule,
  { dueAt, ...more }: Pick<ScheduleRun, 'dueAt'> & Partial<Pick<ScheduleRun, 'skipped' | 'askedBy'>>,
): Promise<string | null> {
  const id = newId();
  const onDate: BusinessDate = localTime(dueAt, timeZone).on;
  const entered = await tx.insert(
    ScheduleRun,
    { providerId, id, scheduleId, storeId, dueAt, onDate, ...more, state: 'queued', sentence: 'queued' },
    { ignore: true },
  );
  if (!entered) return null;
  const input: RunJob = { runId: id };
  await tx.send(scheduleJob(kind), { ctx: contextOfSchedule(ctx.providerId, storeId), input });
  return id;
}
