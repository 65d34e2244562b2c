-- Which file of a watched folder somebody is taking, and since when; of several processes one takes a file.
create table conversations.inbox_claim (
  provider_id uuid not null,
  store_id uuid not null,
  file_name text not null,
  claimed_at timestamptz not null,
  primary key (provider_id, store_id, file_name)
);
call platform.protect_store_table('conversations.inbox_claim', 'select, insert, update, delete');
