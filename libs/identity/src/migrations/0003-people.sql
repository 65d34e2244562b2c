-- An agent is one person: of the memberships that are not revoked, one at most names them. Where more did, the oldest
-- keeps it.
update identity.membership m set agent_id = null
 where m.agent_id is not null and m.revoked_at is null and exists (
   select 1 from identity.membership o
    where o.provider_id = m.provider_id and o.agent_id = m.agent_id and o.revoked_at is null
      and (o.created_at, o.id) < (m.created_at, m.id));
create unique index membership_agent on identity.membership (provider_id, agent_id)
  where agent_id is not null and revoked_at is null;

alter table identity.invitation add column withdrawn_at timestamptz;

-- Whoever makes agents from a list must see which of them are somebody already.
call platform.publish('identity.membership', 'provider_id, id, store_id, role, agent_id, revoked_at', 'scheduling');
call platform.publish('identity.invitation', 'provider_id, id, email, agent_id, expires_at, accepted_at, withdrawn_at', 'scheduling');
