import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { storeRoles } from '@zuoxi/vocabulary';

/** In the order in which they are taken. */
const names = ['store', 'agents', 'chats', 'accounts', 'report', 'reader'] as const;

/** What stands between a company and its first published report. Nothing is ticked: it is done when it is there. */
@Injectable()
export class FirstStepsService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  async list(ctx: ProviderContext) {
    type Found = Record<(typeof names)[number], boolean> & { storeId: string | null; on: string | null };
    const [found] = await this.db.read(ctx, ({ sql }) =>
      sql<Found>(
        `with shop as (
          select s.store_id,
                 (select max(f.business_date) from conversations_pub.day_fact f
                   where f.provider_id = $1 and f.store_id = s.store_id and f.has_chats) as on
            from identity_pub.store s
           where s.provider_id = $1 and s.store_id = any ($2)
             and s.status = 'in_service'
           order by 2 desc nulls last, s.store_id
           limit 1)
        select (select store_id from shop), (select "on" from shop),
               exists (select from shop) as store,
               exists (select from scheduling_pub.agent a
                        where a.provider_id = $1 and a.status = 'active') as agents,
               exists (select from shop where "on" is not null) as chats,
               exists (select from shop where "on" is not null) and not exists (
                 select from conversations_pub.agent_account a
                   join shop using (store_id) where a.provider_id = $1 and a.agent_id is null) as accounts,
               exists (select from reporting.daily_report r
                        where r.provider_id = $1 and r.store_id = any ($2) and r.status = 'published') as report,
               exists (select from identity_pub.membership m
                        where m.provider_id = $1 and m.store_id = any ($2)
                          and m.revoked_at is null and m.role = any ($3))
                 or exists (select from identity_pub.invitation i
                             where i.provider_id = $1 and i.store_id = any ($2)
                               and i.withdrawn_at is null and i.role = any ($3)) as reader`,
        [ctx.providerId, ctx.storeIds, storeRoles],
      ),
    );
    const { storeId = null, on = null, ...done } = found as Found;
    return names.map((name) => ({ name, done: done[name], storeId, on }));
  }
}
