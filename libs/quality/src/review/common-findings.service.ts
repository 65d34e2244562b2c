import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { ScorecardService } from './scorecard.service.js';

export type CommonFinding = Awaited<ReturnType<CommonFindingsService['between']>>[number];

@Injectable()
export class CommonFindingsService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly scorecards: ScorecardService,
  ) {}

  /** Findings of scored reviews by business date, both days included; what an appeal overturned counts in nothing. */
  async between(ctx: ProviderContext, fromOn: string, toOn: string, storeId?: string | null) {
    const stores = storeId ? ctx.storeIds.filter((id) => id === storeId) : [...ctx.storeIds];
    const { rows, scored } = await this.db.read(ctx, async ({ sql }) => {
      const within = [ctx.providerId, stores, fromOn, toOn];
      const rows = await sql<{ itemKey: string; reviews: number; agents: string[]; examples: string[] }>(
        `select f.item_key, count(*)::int as reviews,
               array_agg(r.agent_id order by r.agent_id) as agents,
               (array_agg(r.id order by r.submitted_at desc, r.id))[1:3] as examples
          from quality.review r
          join quality.review_finding f
            on f.provider_id = r.provider_id and f.store_id = r.store_id and f.review_id = r.id and f.superseded_at is null
         where r.provider_id = $1 and r.store_id = any($2) and r.business_date between $3 and $4
           and r.status <> 'open'
         group by f.item_key
         order by count(*) desc, f.item_key`,
        within,
      );
      const [all] = await sql<{ scored: number }>(
        `select count(*)::int as scored from quality.review
          where provider_id = $1 and store_id = any($2) and business_date between $3 and $4 and status <> 'open'`,
        within,
      );
      return { rows, scored: all?.scored ?? 0 };
    });
    const items = (await this.scorecards.versions(ctx)).flatMap((card) => card.items);
    return rows.map((row) => {
      const item = items.find(({ key }) => key === row.itemKey);
      return { ...row, name: item?.name ?? row.itemKey, group: item?.group ?? null, scored };
    });
  }
}
