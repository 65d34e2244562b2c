import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { Extent } from './report.parts.js';
import { presented, type ReportRow, reportsOf } from './report.reading.js';

const monthOf = (on: string): string => `${on.slice(0, 7)}-01`;

/** How shops stand in the month up to a day, each question one statement for all of them. */
@Injectable()
export class MonthStandingService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  /** Days whose chats are in and whose report was not published, oldest first. */
  async unpublishedDays(ctx: ProviderContext, storeIds: readonly string[], on: string) {
    return this.db.read(ctx, ({ sql }) =>
      sql<{ storeId: string; on: string }>(
        `select f.store_id, f.business_date as "on"
          from conversations_pub.day_fact f
         where f.provider_id = $1 and f.store_id = any ($2)
           and f.business_date between $3 and $4 and f.has_chats
           and not exists (select from reporting.daily_report r
                            where r.provider_id = $1 and r.store_id = f.store_id and r.business_date = f.business_date
                              and r.status = 'published')
         order by 2`,
        [ctx.providerId, storeIds, monthOf(on), on],
      ),
    );
  }

  async lastPublished(
    ctx: ProviderContext,
    storeIds: readonly string[],
    on: string,
    extent: Extent,
  ): Promise<ReportRow[]> {
    return this.db.read(ctx, async ({ manager }) => {
      const newest = reportsOf(ctx, manager, storeIds, extent)
        .distinctOn(['r.storeId'])
        .andWhere(`r.status = 'published' and r.businessDate between :from and :on`, {
          from: monthOf(on),
          on,
        })
        .orderBy('r.storeId')
        .addOrderBy('r.businessDate', 'DESC')
        .addOrderBy('r.version', 'DESC');
      return presented(ctx, manager, await newest.getMany());
    });
  }
}
