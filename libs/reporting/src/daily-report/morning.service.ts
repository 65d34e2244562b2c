import { Inject, Injectable } from '@nestjs/common';
import { holds, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { Extent } from './report.parts.js';
import { presented, reportsOf } from './report.reading.js';

export type MorningRow = Awaited<ReturnType<MorningService['list']>>[number];

/** What a day begins with, over all shops. */
@Injectable()
export class MorningService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  /**
   * One row a store that the caller holds: is the day's data in, and where does its report stand?
   *
   * @param extent how much of each report is shown; null: nothing
   */
  async list(ctx: ProviderContext, on: string, extent: Extent | null) {
    const building = ctx.storeIds.filter((storeId) => holds(ctx, 'report:build', storeId));
    return this.db.read(ctx, async ({ manager, sql }) => {
      const rows = await sql<{
        storeId: string;
        dataIn: boolean;
        pendingAccounts: number;
        stale: boolean;
        changedAt: Date | null;
      }>(
        `select s.store_id,
                exists (select 1 from conversations_pub.day_fact f
                         where f.provider_id = $1 and f.store_id = s.store_id and f.business_date = $2 and f.has_chats) as data_in,
                (select count(*) from conversations_pub.agent_account a
                  where a.provider_id = $1 and a.store_id = s.store_id and a.agent_id is null)::int as pending_accounts,
                exists (select 1 from conversations_pub.stale_day d
                         where d.provider_id = $1 and d.store_id = s.store_id and d.business_date = $2) as stale,
                (select c.changed_at from conversations_pub.day_change c
                  where c.provider_id = $1 and c.store_id = s.store_id and c.business_date = $2) as changed_at
           from identity_pub.store s
          where s.provider_id = $1 and s.status = 'in_service'
          order by s.name`,
        [ctx.providerId, on],
      );
      const drafts = (within: Extent) =>
        reportsOf(ctx, manager, ctx.storeIds, within)
          .andWhere('r.businessDate = :on', { on })
          .andWhere(`(r.status = 'published' or r.storeId = any(:building))`, { building })
          .distinctOn(['r.storeId'])
          .orderBy('r.storeId')
          .addOrderBy('r.version', 'DESC')
          .getMany();
      const reports = extent ? await presented(ctx, manager, await drafts(extent)) : [];
      const byStore = new Map(reports.map((row) => [row.storeId, row]));
      return rows.map((row) => ({ ...row, on, report: byStore.get(row.storeId) ?? null }));
    });
  }
}
