import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { meansWords } from '@zuoxi/vocabulary';
import { DailyReportService } from './daily-report.service.js';
import type { ReportRow } from './report.reading.js';

/** Who opened which report, and how: once a person, version and day. */
@Injectable()
export class ReportOpeningService {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly reports: DailyReportService,
    private readonly clock: Clock,
  ) {}

  async record(ctx: ProviderContext, reportId: string, means: keyof typeof meansWords): Promise<ReportRow> {
    const report = found(await this.reports.findById(ctx, reportId), 'report');
    const { storeId, on, version } = report;
    const today = businessDateOf(this.clock.now());
    const once = { ...ctx, idempotencyKey: `opened ${reportId} ${means} ${today}` };
    await this.db.write(once, 'report.open', async ({ audit }) => {
      const details = { on, version, means };
      audit({ subjectType: 'daily-report', subjectId: reportId, storeId, details });
      return null;
    });
    return report;
  }
}
