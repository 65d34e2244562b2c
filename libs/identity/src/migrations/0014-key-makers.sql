-- What is done with a key is done by who made it: duties that are kept apart are so for keys too. A key has its maker's
-- own agent beside its role.
create or replace function identity.scope_of_key(p_provider uuid, p_key uuid, p_today date, p_now timestamptz) returns jsonb
language plpgsql as $$
declare
  key jsonb;
  maker_agent uuid;
begin
  select m.agent_id into maker_agent
    from identity.api_key k
    join identity.membership m on m.provider_id = k.provider_id and m.account_id = k.created_by
   where k.provider_id = p_provider and k.id = p_key and m.revoked_at is null and m.agent_id is not null
   limit 1;
  select jsonb_build_object(
           'name', k.name, 'hasSecondFactor', true, 'providerId', k.provider_id,
           'secretHash', k.secret_hash, 'lastUsedAt', k.last_used_at, 'madeBy', k.created_by,
           'grants', jsonb_build_array(
             jsonb_build_object('storeId', k.store_id, 'role', k.role, 'agentId', maker_agent)))
    into key
    from identity.api_key k
   where k.provider_id = p_provider and k.id = p_key and k.revoked_at is null
     and not exists (select from identity.membership m
                      where m.provider_id = k.provider_id and m.account_id = k.created_by and m.ends_at <= p_now);
  return key || identity.provider_scope(p_provider, maker_agent, p_today);
end $$;
