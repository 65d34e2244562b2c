-- Who asks, told in one statement each: nothing of it is remembered between two requests, so what is revoked ends at
-- once. Both run with the caller's own rights: every table is read under its policies, by the settings that the door
-- made and, for the stores of the provider that was found, by those made here.

-- What a provider says of whoever is one of its people, or one of its keys.
create function identity.provider_scope(p_provider uuid, p_agent uuid, p_today date) returns jsonb
language plpgsql as $$
begin
  perform set_config('app.provider_id', p_provider::text, true), set_config('app.store_directory', 'on', true);
  return jsonb_build_object(
    'stores', (select coalesce(jsonb_agg(jsonb_build_array(s.store_id, s.slug, s.name) order by s.name, s.store_id), '[]')
                 from identity.store s where s.provider_id = p_provider),
    -- From the moment on that it is entered, or when their last day is over.
    'agentHasLeft', exists (select from scheduling_pub.agent a
                             where a.provider_id = p_provider and a.id = p_agent
                               and (a.status = 'left' or a.left_on < p_today)),
    'secondFactorRoles', (select coalesce(to_jsonb(p.second_factor_roles), '[]')
                            from identity.security_policy p where p.provider_id = p_provider));
end $$;

-- A person, by the account and the session that a token names. Null: one of them is no more.
create function identity.scope_of_person(p_account uuid, p_session uuid, p_today date) returns jsonb
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
   where m.account_id = p_account and m.revoked_at is null
   order by m.created_at
   limit 1;
  if person is null or provider is null then
    return null;
  end if;
  select jsonb_agg(jsonb_build_object('storeId', m.store_id, 'role', m.role, 'agentId', m.agent_id)
                   order by m.created_at) into held
    from identity.membership m
   where m.account_id = p_account and m.revoked_at is null and m.provider_id = provider;
  return person
    || jsonb_build_object('providerId', provider, 'grants', held)
    || identity.provider_scope(
         provider,
         (select (grants ->> 'agentId')::uuid from jsonb_array_elements(held) grants
           where grants ->> 'agentId' is not null limit 1),
         p_today);
end $$;

-- A key, with the hash of its secret: who compares it, compares in constant time. Null: it is no more.
create function identity.scope_of_key(p_provider uuid, p_key uuid, p_today date) returns jsonb
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
   where k.provider_id = p_provider and k.id = p_key and k.revoked_at is null;
  return key || identity.provider_scope(p_provider, null, p_today);
end $$;
