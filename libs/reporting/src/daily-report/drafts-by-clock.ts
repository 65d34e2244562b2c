import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { DailyReportService } from './daily-report.service.js';

/** Days before today that are looked at: who brings in months of history wants no draft of each of their days. */
export const daysBack = 7;

/** Drafts the report of each day whose data is in, so that whoever publishes finds it made. */
@Injectable()
export class DraftsByClock {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly reports: DailyReportService,
  ) {}

  async draft(due: DueWorkOfStore): Promise<RunOutcome> {
    const ctx: ProviderContext = { ...due.ctx, permissions: ['report:build'] };
    const days = await this.withoutReport(due);
    if (!days.length) return { state: 'nothing', sentence: 'no-report-missing' };
    for (const on of days) await this.reports.build(ctx, due.storeId, on);
    return { state: 'done', sentence: 'drafted', params: { days: days.join('、') } };
  }

  /** Days that are over and counted, of whose data nothing is on its way, and that have no report of any version. */
  private async withoutReport({ ctx, storeId, on: today }: DueWorkOfStore): Promise<string[]> {
    const days = await this.db.read(ctx, ({ sql }) =>
      sql<{ on: string }>(
        `select f.business_date as "on" from conversations_pub.day_fact f
          where f.provider_id = $1 and f.store_id = $2 and f.has_chats
            and f.business_date >= $3 and f.business_date < $4
            and not exists (select from conversations_pub.stale_day d
                             where d.provider_id = $1 and d.store_id = $2 and d.business_date = f.business_date)
            and not exists (select from reporting.daily_report r
                             where r.provider_id = $1 and r.store_id = $2 and r.business_date = f.business_date)
          order by 1`,
        [ctx.providerId, storeId, addDays(today, -daysBack), today],
      ),
    );
    return days.map(({ on }) => on);
  }
}
