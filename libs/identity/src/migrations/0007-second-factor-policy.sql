-- What a provider asks of its people's accounts. No row: nothing.
create table identity.security_policy (
  provider_id uuid primary key references identity.provider (provider_id),
  second_factor_roles text[] not null,
  changed_by text not null,
  changed_at timestamptz not null
);
call platform.protect_provider_table('identity.security_policy', 'select, insert, update');
