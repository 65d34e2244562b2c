-- Who opened an original file, which holds personal data unmasked, and why.
create table conversations.original_reveal (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  actor_id text not null,
  revealed_by text not null,
  reason text not null,
  revealed_at timestamptz not null,
  primary key (store_id, id)
);
call platform.protect_store_table('conversations.original_reveal', 'select, insert');
create index original_reveal_of_actor on conversations.original_reveal (actor_id, revealed_at);
