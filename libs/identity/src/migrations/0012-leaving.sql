-- Somebody leaves: from this moment on what they hold counts no more, and neither do the keys and links that they made.
-- It is looked at where rights are looked up, so nothing has to run when the moment comes. Null: they stay.
alter table identity.membership add column ends_at timestamptz;
alter table identity.api_key add column created_by uuid;
create index membership_leaving on identity.membership (provider_id, account_id) where ends_at is not null;

create or replace view identity_pub.membership with (security_invoker = true) as
  select provider_id, id, store_id, role, agent_id, revoked_at, account_id, ends_at from identity.membership;
grant select on identity_pub.membership to zuoxi_sales;
grant select (provider_id, id, store_id, role, agent_id, revoked_at, account_id, ends_at)
  on identity.membership to zuoxi_sales;
grant select (account_id, ends_at) on identity.membership to zuoxi_scheduling, zuoxi_reporting;

drop function identity.scope_of_person(uuid, uuid, date);
drop function identity.scope_of_key(uuid, uuid, date);

-- A person, by the account and the session that a token names. Null: one of them is no more.
create function identity.scope_of_person(p_account uuid, p_session uuid, p_today date, p_now timestamptz) returns jsonb
language plpgsql as $$
declare
  person jsonb;
  held jsonb;
  provider uuid;
begin
  select jsonb_build_object('name', a.name, 'hasSecondFactor', a.totp_confirmed_at is not null) into person
    from identity.account a
    join identity.session s on s.account_id = a.id
   where a.id = p_account and s.id = p_session and s.ended_at is null and a.disabled_at is null;
  select m.provider_id into provider
    from identity.membership m
   where m.account_id = p_account and m.revoked_at is null and (m.ends_at is null or m.ends_at > p_now)
   order by m.created_at
   limit 1;
  if person is null or provider is null then
    return null;
  end if;
  select jsonb_agg(jsonb_build_object('storeId', m.store_id, 'role', m.role, 'agentId', m.agent_id)
                   order by m.created_at) into held
    from identity.membership m
   where m.account_id = p_account and m.revoked_at is null and (m.ends_at is null or m.ends_at > p_now)
     and m.provider_id = provider;
  return person
    || jsonb_build_object('providerId', provider, 'grants', held)
    || identity.provider_scope(
         provider,
         (select (grants ->> 'agentId')::uuid from jsonb_array_elements(held) grants
           where grants ->> 'agentId' is not null limit 1),
         p_today);
end $$;

-- A key, with the hash of its secret: who compares it, compares in constant time. Null: it is no more, or who made it
-- has left.
create function identity.scope_of_key(p_provider uuid, p_key uuid, p_today date, p_now timestamptz) returns jsonb
language plpgsql as $$
declare
  key jsonb;
begin
  select jsonb_build_object(
           'name', k.name, 'hasSecondFactor', true, 'providerId', k.provider_id,
           'secretHash', k.secret_hash, 'lastUsedAt', k.last_used_at,
           'grants', jsonb_build_array(jsonb_build_object('storeId', k.store_id, 'role', k.role, 'agentId', null)))
    into key
    from identity.api_key k
   where k.provider_id = p_provider and k.id = p_key and k.revoked_at is null
     and not exists (select from identity.membership m
                      where m.provider_id = k.provider_id and m.account_id = k.created_by and m.ends_at <= p_now);
  return key || identity.provider_scope(p_provider, null, p_today);
end $$;
