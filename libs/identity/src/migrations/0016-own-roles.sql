-- Roles that a provider sets itself. Memberships, invitations and keys name one as `own:` and its id. One that is
-- withdrawn gives nothing; it stays as the name of what was.
create table identity.own_role (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  name text not null,
  permissions text[] not null,
  changed_by text not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (provider_id, id)
);
create unique index own_role_name on identity.own_role (provider_id, name) where withdrawn_at is null;
call platform.protect_provider_table('identity.own_role', 'select, insert, update');
call platform.publish('identity.own_role', 'provider_id, id, permissions, withdrawn_at', 'quality');

-- As before, and what the provider's own roles give.
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
    'secondFactorRoles', (select coalesce(to_jsonb(p.second_factor_roles), '[]')
                            from identity.security_policy p where p.provider_id = p_provider),
    'ownRoles', (select coalesce(jsonb_object_agg('own:' || r.id, r.permissions), '{}')
                   from identity.own_role r where r.provider_id = p_provider and r.withdrawn_at is null));
end $$;
