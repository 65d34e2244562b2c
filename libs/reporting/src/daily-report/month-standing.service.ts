import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { type Database, plainArray, sql } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { ReportingTables } from '../tables.js';
import { present, type ReportRow } from './daily-report.service.js';

const monthOf = (on: string): string => `${on.slice(0, 7)}-01`;

/** How shops stand in the month up to a day, each question one statement for all of them. */
@Injectable()
export class MonthStandingService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database<ReportingTables>) {}

  /** Days whose chats are in and whose report was not published, oldest first. */
  async unpublishedDays(ctx: Context, storeIds: readonly string[], on: string) {
    const { rows } = await this.db.read(ctx, ({ q }) =>
      sql<{ storeId: string; on: string }>`
        select f.store_id, f.business_date as "on"
          from conversations_pub.day_fact f
         where f.provider_id = ${ctx.providerId} and f.store_id = any (${plainArray(storeIds)}::uuid[])
           and f.business_date between ${monthOf(on)} and ${on} and f.has_chats
           and not exists (select from reporting.daily_report r
                            where r.store_id = f.store_id and r.business_date = f.business_date
                              and r.status = 'published')
         order by 2`.execute(q),
    );
    return rows;
  }

  async lastPublished(ctx: Context, storeIds: readonly string[], on: string): Promise<ReportRow[]> {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.dailyReport')
        .distinctOn('storeId')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...storeIds])
        .where('businessDate', '>=', monthOf(on))
        .where('businessDate', '<=', on)
        .where('status', '=', 'published')
        .orderBy('storeId')
        .orderBy('businessDate', 'desc')
        .orderBy('version', 'desc')
        .execute(),
    );
    return rows.map(present);
  }
}
