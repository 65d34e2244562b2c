-- Signed messages that came, by their id and the moment they were sent: the same one again is a replay.
create table conversations.pushed_message (
  provider_id uuid not null,
  store_id uuid not null,
  message_id text not null,
  sent_at timestamptz not null,
  primary key (provider_id, store_id, message_id, sent_at)
);
call platform.protect_store_table('conversations.pushed_message', 'select, insert');
