-- Deeds that ask for the second factor again when the last was given too long ago.
alter table identity.session add column second_factor_at timestamptz;
alter table identity.security_policy
  add column step_up_permissions text[] not null default '{}',
  add column step_up_minutes int not null default 15 check (step_up_minutes between 1 and 720);

-- As before, and for what the second factor is asked again.
create or replace function identity.provider_scope(p_provider uuid, p_agent uuid, p_today date) returns jsonb
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
    'ownRoles', (select coalesce(jsonb_object_agg('own:' || r.id, r.permissions), '{}')
                   from identity.own_role r where r.provider_id = p_provider and r.withdrawn_at is null))
    || coalesce((select jsonb_build_object('secondFactorRoles', p.second_factor_roles,
                                           'stepUpPermissions', p.step_up_permissions,
                                           'stepUpMinutes', p.step_up_minutes)
                   from identity.security_policy p where p.provider_id = p_provider),
                '{"secondFactorRoles": [], "stepUpPermissions": [], "stepUpMinutes": 0}');
end $$;

-- As before, and when the person last gave their second factor in this sign-in.
create or replace function identity.scope_of_person(p_account uuid, p_session uuid, p_today date, p_now timestamptz) returns jsonb
language plpgsql as $$
declare
  person jsonb;
  held jsonb;
  provider uuid;
begin
  select jsonb_build_object('name', a.name, 'hasSecondFactor', a.totp_confirmed_at is not null,
                            'secondFactorAt', s.second_factor_at) into person
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
