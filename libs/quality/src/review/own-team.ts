import type { ProviderContext } from '@zuoxi/platform/context';
import { personOf } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { type AgentId, type Permission, rolesWith, type StoreId } from '@zuoxi/vocabulary';

/** Somebody whose work in a store a person may not judge. */
export interface KeptFrom {
  readonly agentId: AgentId;
  readonly storeId: StoreId;
}

/**
 * The caller's own team, where the provider's policy keeps them from judging it: whom they lead, and who is in their
 * team. Usually (`when_alone`) that is so wherever somebody outside the team holds the same permission.
 */
export function ownTeamOf(
  ctx: ProviderContext,
  { sql }: ReadTx,
  permission: Permission,
  now: Date,
): Promise<KeptFrom[]> {
  return sql<KeptFrom>(
    `with held as (
       select m.account_id, m.store_id, m.role, m.agent_id from identity_pub.membership m
        where m.provider_id = $1 and m.revoked_at is null and (m.ends_at is null or m.ends_at > $4)
     ), mate as (
       select t.leader_id as account_id, a.agent_id
         from identity_pub.team t
         join identity_pub.team_agent a on a.provider_id = $1 and a.team_id = t.id
        where t.provider_id = $1
       union
       select h.account_id, a.agent_id
         from held h
         join identity_pub.team_agent own on own.provider_id = $1 and own.agent_id = h.agent_id
         join identity_pub.team_agent a on a.provider_id = $1 and a.team_id = own.team_id
     ), policy as (
       select coalesce((select p.own_team from identity_pub.security_policy p where p.provider_id = $1), 'when_alone') as rule
     )
     select mate.agent_id, s.store_id
       from mate cross join policy cross join unnest($3::uuid[]) as s (store_id)
      where mate.account_id::text = $2
        and (policy.rule = 'never' or policy.rule = 'when_alone' and exists (
              select from held h
               where (h.role = any($5)
                    or exists (select from identity_pub.own_role r
                                where r.provider_id = $1 and h.role = 'own:' || r.id and $6 = any(r.permissions)
                                  and r.withdrawn_at is null)) and (h.store_id is null or h.store_id = s.store_id)
                 and h.account_id::text <> $2
                 and not exists (select from mate o
                                  where o.account_id = h.account_id and o.agent_id = mate.agent_id)))`,
    [ctx.providerId, personOf(ctx), ctx.storeIds, now, rolesWith(permission), permission],
  );
}
