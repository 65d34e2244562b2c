import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { presented, type ReportRow, reportsOf } from '../daily-report/report.reading.js';
import {
  type Period,
  periodBefore,
  type PeriodNumber,
  periodNumbers,
  periodProblems,
  yearBefore,
} from './period-report.rules.js';

export interface PeriodReport extends Period {
  readonly numbers: readonly PeriodNumber[];
  /** Published days, oldest first, each by its newest version. */
  readonly days: readonly ReportRow[];
}

/** Weeks, months and whatever days somebody asks for: what their published reports add up to. */
@Injectable()
export class PeriodReportService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  /**
   * @param asked of its numbers; days to compare with are read where somebody compares
   * @throws DomainError INVALID_INPUT for a period that ends before it begins, or is longer than a year
   */
  async read(
    ctx: ProviderContext,
    id: string,
    period: Period,
    asked: ReadonlySet<string>,
  ): Promise<PeriodReport> {
    const storeId = ctx.storeId ?? heldStore(ctx, id);
    const problems = periodProblems(period);
    if (problems.length) throw invalid(problems);
    return this.db.read(ctx, async ({ manager }) => {
      const published = (of: Period) => publishedDays(ctx, manager, storeId, of);
      const [days, before, lastYear] = await Promise.all([
        published(period),
        asked.has('previous') ? published(periodBefore(period)) : [],
        asked.has('lastYear') ? published(yearBefore(period)) : [],
      ]);
      const rows = await presented(ctx, manager, days);
      const ofDays = (reports: typeof days) =>
        reports.map(({ businessDate: on, body }) => ({ on, numbers: body.numbers }));
      const numbers = periodNumbers(ofDays(days), ofDays(before), ofDays(lastYear));
      return { ...period, numbers, days: rows };
    });
  }
}

const publishedDays = (
  ctx: ProviderContext,
  manager: ReadTx['manager'],
  storeId: string,
  { from, to }: Period,
) =>
  reportsOf(ctx, manager, [storeId], 'numbers')
    .distinctOn(['r.businessDate'])
    .andWhere(`r.status = 'published' and r.businessDate between :from and :to`, { from, to })
    .orderBy('r.businessDate')
    .addOrderBy('r.version', 'DESC')
    .getMany();
