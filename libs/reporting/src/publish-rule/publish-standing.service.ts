import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { Said } from '@zuoxi/platform/schedules';
import { dayKey } from '../daily-report/daily-report.service.js';
import { reportsOf } from '../daily-report/report.reading.js';
import { type DayToPublish, holdingOf } from './holding.rules.js';
import { PublishRule } from './publish-rule.entity.js';

export const dayOf = ({ storeId, on }: { readonly storeId: string; readonly on: string }) =>
  dayKey(storeId, on);

interface DayFacts extends Omit<DayToPublish, 'report'> {
  readonly storeId: string;
  readonly on: string;
}
export type PublishStanding = Awaited<ReturnType<PublishStandingService['ofDays']>>[number];

/** How days stand by the rules of their shops. */
@Injectable()
export class PublishStandingService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  /** Of days by `dayKey`, in one snapshot, so that what is judged is what the content hash names. */
  async ofDays(ctx: ProviderContext, keys: readonly string[]) {
    const pairs = keys.map((key) => key.split(' ') as [storeId: string, on: string]);
    const storeIds = pairs.map(([storeId]) => storeId);
    const dates = pairs.map(([, on]) => on);
    return this.db.read(ctx, async (tx) => {
      const rules = await rulesOf(ctx, tx, [...new Set(storeIds)]);
      const ruled = pairs.filter(([storeId]) => rules.get(storeId)?.byClock);
      if (!ruled.length) return pairs.map(([storeId, on]) => without({ storeId, on }, rules.get(storeId)));
      const [days, reports] = [
        await factsOf(ctx, tx, storeIds, dates),
        await newestReports(ctx, tx, storeIds, dates),
      ];
      return days.map((day) => {
        const rule = rules.get(day.storeId);
        const report = reports.get(dayOf(day)) ?? null;
        if (!rule?.byClock) return without(day, rule);
        return {
          ...{ storeId: day.storeId, on: day.on, rule, report },
          held: holdingOf(rule, { ...day, report }),
        };
      });
    });
  }
}

const without = ({ storeId, on }: { storeId: string; on: string }, rule: PublishRule | undefined) => ({
  ...{ storeId, on, rule: rule ?? null, report: null },
  held: [] as Said[],
});

async function rulesOf(ctx: ProviderContext, { manager }: ReadTx, storeIds: readonly string[]) {
  const rules = await manager
    .createQueryBuilder(PublishRule, 'p')
    .where('p.providerId = :providerId and p.storeId = any(:storeIds)', {
      ...{ providerId: ctx.providerId, storeIds },
    })
    .distinctOn(['p.storeId'])
    .orderBy('p.storeId')
    .addOrderBy('p.version', 'DESC')
    .getMany();
  return new Map<string, PublishRule>(rules.map((rule) => [rule.storeId, rule]));
}

const factsOf = (
  ctx: ProviderContext,
  { sql }: ReadTx,
  storeIds: readonly string[],
  dates: readonly string[],
) =>
  sql<DayFacts>(
    `select d.store_id, d.business_date as "on",
            exists (select 1 from conversations_pub.day_fact f
                     where f.provider_id = $1 and f.store_id = d.store_id
                       and f.business_date = d.business_date and f.has_chats) as has_chats,
            exists (select 1 from conversations_pub.stale_day s
                     where s.provider_id = $1 and s.store_id = d.store_id
                       and s.business_date = d.business_date) as stale,
            (select c.changed_at from conversations_pub.day_change c
              where c.provider_id = $1 and c.store_id = d.store_id and c.business_date = d.business_date) as changed_at,
            (select count(*) from conversations_pub.agent_account a
              where a.provider_id = $1 and a.store_id = d.store_id and a.agent_id is null)::int as unmatched_accounts,
            (select count(*) from conversations_pub.import_batch b
              where b.provider_id = $1 and b.store_id = d.store_id
                and b.state in ('uploaded', 'running', 'undoing'))::int as importing,
            (select count(*) from conversations_pub.import_batch b
              where b.provider_id = $1 and b.store_id = d.store_id and b.state = 'waiting')::int as waiting,
            coalesce(i.kinds, '{}') as files, coalesce(i.refused, 0)::int as refused_rows
       from unnest($2::uuid[], $3::date[]) as d (store_id, business_date)
       left join lateral (
         select array_agg(distinct b.kind) as kinds, sum(b.rows_rejected + b.rows_conflict) as refused
           from conversations_pub.import_batch b
          where b.provider_id = $1 and b.store_id = d.store_id and b.state = 'completed'
            and d.business_date between b.from_on and b.to_on) i on true`,
    [ctx.providerId, storeIds, dates],
  );

async function newestReports(
  ctx: ProviderContext,
  { manager }: ReadTx,
  storeIds: readonly string[],
  dates: readonly string[],
) {
  const reports = await reportsOf(ctx, manager, [...new Set(storeIds)], 'numbers')
    .andWhere('r.businessDate = any(:dates::date[])', { dates: [...new Set(dates)] })
    .distinctOn(['r.storeId', 'r.businessDate'])
    .orderBy('r.storeId')
    .addOrderBy('r.businessDate')
    .addOrderBy('r.version', 'DESC')
    .getMany();
  return new Map(reports.map((row) => [dayKey(row.storeId, row.businessDate), row]));
}
