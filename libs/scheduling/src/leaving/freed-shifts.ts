import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { ofStores, type ReadTx, type WriteTx } from '@zuoxi/platform/database';
import type { ProviderId } from '@zuoxi/vocabulary';
import { In } from 'typeorm';
import { chunksOf } from '../roster/assignments.js';
import { PublishedShift } from '../roster/published-shift.entity.js';
import { RosterAssignment } from '../roster/roster-assignment.entity.js';
import { FreedShift } from './freed-shift.entity.js';

type Planned = Omit<FreedShift, 'freedAt' | 'providerId'> & { readonly shiftName: string };

/** What an agent is told or planned to work after a day, in all stores. */
export const readShiftsAfter = (ctx: ProviderContext, { sql }: ReadTx, agentId: string, lastOn: string) =>
  sql<Planned>(
    `select a.id, a.store_id, a.roster_id, a.agent_id, a.on_date as on, a.shift_id, a.start_minute, a.end_minute,
            t.name as shift_name, p.roster_id is not null as was_published
       from scheduling.roster_assignment a
       join scheduling.roster r on r.provider_id = a.provider_id and r.store_id = a.store_id and r.id = a.roster_id
       join scheduling.shift_template t on t.provider_id = a.provider_id and t.id = a.shift_id
       left join scheduling.published_shift p on p.provider_id = a.provider_id and p.agent_id = a.agent_id
            and p.on_date = a.on_date and p.roster_id = a.roster_id
      where a.provider_id = $1 and a.store_id = any($2) and a.agent_id = $3 and a.on_date > $4
        and (p.roster_id is not null or r.status = 'draft')
      order by a.on_date, a.start_minute, a.id`,
    [ctx.providerId, ctx.storeIds, agentId, lastOn],
  );

/** Nobody is told them any more, and a draft has them no more; they stand on a list until somebody else does. */
export async function freeShifts(
  ctx: ProviderContext,
  { manager, insert, audit }: WriteTx,
  shifts: readonly Planned[],
  freedAt: Date,
): Promise<void> {
  const providerId: ProviderId = ctx.providerId;
  for (const some of chunksOf(shifts)) {
    const rows = some.map(({ shiftName: _, ...shift }) => ({ ...shift, id: newId(), providerId, freedAt }));
    await insert(FreedShift, rows);
    await manager.delete(RosterAssignment, { ...ofStores(ctx), id: In(some.map(({ id }) => id)) });
  }
  for (const { agentId, on, rosterId } of shifts.filter(({ wasPublished }) => wasPublished))
    await manager.delete(PublishedShift, { providerId, agentId, on, rosterId });
  for (const [subjectId, each] of Map.groupBy(shifts, ({ rosterId }) => rosterId))
    audit({
      subjectType: 'roster',
      subjectId,
      storeId: each[0]?.storeId ?? null,
      details: { shifts: each.length },
    });
}

/** From a day on, those whose day no roster covers that was published since. */
export const readFreedShifts = (ctx: ProviderContext, { sql }: ReadTx, fromOn: string) =>
  sql<Planned & { readonly freedAt: Date }>(
    `select distinct on (f.on_date, f.start_minute, f.store_id, f.agent_id)
            f.id, f.store_id, f.roster_id, f.agent_id, f.on_date as on, f.shift_id, f.start_minute, f.end_minute,
            f.was_published, f.freed_at, t.name as shift_name
       from scheduling.freed_shift f
       join scheduling.shift_template t on t.provider_id = f.provider_id and t.id = f.shift_id
      where f.provider_id = $1 and f.store_id = any($2) and f.on_date >= $3
        and not exists (select from scheduling.roster r
                         where r.provider_id = f.provider_id and r.store_id = f.store_id and r.published_at > f.freed_at
                           and f.on_date between r.from_on and coalesce(r.held_until, r.to_on))
      order by f.on_date, f.start_minute, f.store_id, f.agent_id, f.was_published desc`,
    [ctx.providerId, ctx.storeIds, fromOn],
  );
