import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome, Said } from '@zuoxi/platform/schedules';
import { DailyReportService, dayKey } from '../daily-report/daily-report.service.js';
import { daysBack, DraftsByClock } from '../daily-report/drafts-by-clock.js';
import { PublishRuleService } from './publish-rule.service.js';
import { type PublishStanding, PublishStandingService } from './publish-standing.service.js';

/** Publishes what a shop's rule lets out without a person, through the deed that a person does; says why of the rest. */
@Injectable()
export class PublishByClock {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly rules: PublishRuleService,
    private readonly standing: PublishStandingService,
    private readonly drafts: DraftsByClock,
    private readonly reports: DailyReportService,
  ) {}

  async publish(due: DueWorkOfStore): Promise<RunOutcome> {
    const ctx: ProviderContext = { ...due.ctx, permissions: ['report:build', 'report:publish'] };
    const { byClock } = await this.rules.get(ctx, due.storeId);
    if (!byClock) return { state: 'nothing', sentence: 'published-by-people' };
    await this.drafts.draft(due);
    await this.buildChanged(ctx, due);
    const held: Said[] = [];
    for (const day of await this.waiting(ctx, due)) {
      const reasons = await this.release(ctx, day);
      if (!reasons.length) continue;
      const { storeId, on } = day;
      await this.db.write(ctx, null, ({ happened }) =>
        happened('report.held', { storeId, subjectId: storeId, params: { on }, once: on }),
      );
      held.push({ sentence: 'held-day', params: { on, reasons } });
    }
    return outcomeOf((await this.publishedSince(ctx, due)).join('、'), held);
  }

  /** A first draft that its data has outrun is built anew; a person's correction is left to the person. */
  private async buildChanged(ctx: ProviderContext, due: DueWorkOfStore): Promise<void> {
    for (const { on, report, held } of await this.waiting(ctx, due)) {
      const isOutrun = held.some(({ sentence }) => sentence === 'changed-since');
      if (isOutrun && report?.version === 1) await this.reports.build(ctx, due.storeId, on);
    }
  }

  /** Yesterday, whose report is due whether it is there or not, and the days before whose drafts wait. */
  private async waiting(ctx: ProviderContext, { storeId, on: today }: DueWorkOfStore) {
    const yesterday = addDays(today, -1);
    const days = Array.from({ length: daysBack }, (_, back) => addDays(yesterday, -back)).reverse();
    const keys = days.map((on) => dayKey(storeId, on));
    const standing = await this.standing.ofDays(ctx, keys);
    return standing.filter(({ on, report }) => (report ? report.status === 'draft' : on === yesterday));
  }

  /** @returns what holds the day's report back; nothing of one that is out */
  private async release(
    ctx: ProviderContext,
    { storeId, on, rule, report, held }: PublishStanding,
  ): Promise<readonly Said[]> {
    if (held.length || !report || !rule) return held;
    const { contentHash } = report;
    try {
      await this.reports.publish(ctx, { storeId, on, contentHash, publishRule: rule.version });
      return [];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // A person was quicker, or has built it anew while it was judged: it is theirs, or the next time's.
      if (error.code === 'STATE_CHANGED') return [];
      if (error.code === 'DRAFT_CHANGED') return [{ sentence: 'changed-since' }];
      throw error;
    }
  }

  /** What this time has put out, by whichever of its attempts: one may have been killed before it could say so. */
  private async publishedSince(ctx: ProviderContext, { storeId, dueAt }: DueWorkOfStore): Promise<string[]> {
    const rows = await this.db.read(ctx, ({ sql }) =>
      sql<{ on: string }>(
        `select business_date as "on" from reporting.daily_report
          where provider_id = $1 and store_id = $2 and status = 'published' and published_by = $3
            and published_at >= $4 order by 1`,
        [ctx.providerId, storeId, ctx.actor.name, dueAt],
      ),
    );
    return rows.map(({ on }) => on);
  }
}

function outcomeOf(days: string, held: readonly Said[]): RunOutcome {
  if (days && held.length)
    return { state: 'done', sentence: 'reports-published-and-held', params: { days, held } };
  if (days) return { state: 'done', sentence: 'reports-published', params: { days } };
  if (held.length) return { state: 'done', sentence: 'reports-held', params: { held } };
  return { state: 'nothing', sentence: 'no-report-waits' };
}
