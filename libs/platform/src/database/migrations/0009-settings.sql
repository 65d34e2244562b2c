-- What a provider sets for itself: a list a kind, each version from a business date on. Versions are added, never changed.
-- Version 1 is the one that is delivered and stands in code, so the first that somebody sets is the second.
create table platform.setting_version (
  provider_id uuid not null,
  kind text not null,
  version int not null check (version >= 2),
  valid_from date not null,
  content jsonb not null,
  note text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (provider_id, kind, version)
);
call platform.protect_provider_table('platform.setting_version', 'select, insert');
