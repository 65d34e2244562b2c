-- Which column is what, as a person said for files with exactly these columns: the next such file of any store of the
-- provider is read alike.
create table conversations.remembered_mapping (
  provider_id uuid not null,
  kind text not null check (kind in ('conversations', 'performance', 'orders', 'aftersales')),
  -- A hash of the file's column names, in no order.
  signature text not null,
  preset text not null,
  mapping jsonb not null,
  remembered_by text not null,
  remembered_at timestamptz not null,
  primary key (provider_id, kind, signature)
);
call platform.protect_provider_table('conversations.remembered_mapping');
