-- Files lie sealed under a key of their store's (or of the provider's, for what belongs to no store). The key itself is
-- here, wrapped by the installation's, which is not in the database. A key that is erased takes with it whatever it
-- sealed, wherever copies of that lie.
create table platform.data_key (
  provider_id uuid not null,
  id uuid not null,
  -- A store, or the provider itself.
  scope_id uuid not null,
  -- Null once it is erased.
  wrapped bytea,
  made_at timestamptz not null,
  erased_at timestamptz,
  erased_by text,
  primary key (provider_id, id)
);
call platform.protect_provider_table('platform.data_key', 'select, insert, update');
create index data_key_scope on platform.data_key (provider_id, scope_id, made_at);

-- Null: a file from before files were sealed.
alter table platform.stored_file add column key_id uuid;
-- Of the bytes as they lie; sha256 is of what they say.
alter table platform.stored_file add column sealed_sha256 text;
alter table platform.stored_file add foreign key (provider_id, key_id) references platform.data_key (provider_id, id);
