-- An import can be undone: its rows go, unless another file brought them too.
alter table conversations.import_batch drop constraint import_batch_state_check;
alter table conversations.import_batch add constraint import_batch_state_check
  check (state in ('uploaded', 'running', 'completed', 'failed', 'undoing', 'undone'));
alter table conversations.import_batch add column undone_reason text;
alter table conversations.import_batch add column undone_by text;
alter table conversations.import_batch add column undone_at timestamptz;
-- A file that was undone may come again.
drop index conversations.import_batch_same_file;
create unique index import_batch_same_file on conversations.import_batch (store_id, kind, file_sha256)
  where state not in ('failed', 'undoing', 'undone');

-- What a file brought beside the rows that carry its id: messages and after-sales that were there already, and of what
-- a later file replaces (orders, platform figures) each file's own values.
create table conversations.brought_row (
  provider_id uuid not null,
  store_id uuid not null,
  batch_id uuid not null,
  kind text not null check (kind in ('message', 'after_sale', 'order', 'performance', 'account')),
  business_date date not null,
  key text not null,
  value jsonb,
  brought_at timestamptz not null,
  primary key (store_id, kind, business_date, key, batch_id),
  foreign key (store_id, batch_id) references conversations.import_batch (store_id, id)
);
call platform.protect_store_table('conversations.brought_row');
create index brought_row_batch on conversations.brought_row (store_id, batch_id, kind);
create index brought_row_key on conversations.brought_row (store_id, kind, key);

-- When a day's rows last changed: what was computed before that does not know of it.
create table conversations.day_change (
  provider_id uuid not null,
  store_id uuid not null,
  business_date date not null,
  changed_at timestamptz not null,
  primary key (store_id, business_date)
);
call platform.protect_store_table('conversations.day_change', 'select, insert, update');
call platform.publish('conversations.day_change', 'provider_id, store_id, business_date, changed_at', 'reporting');

grant update, delete on conversations.message to zuoxi_conversations;
grant delete on conversations.order_record, conversations.after_sale, conversations.agent_performance,
  conversations.agent_account to zuoxi_conversations;
create index message_of_batch on conversations.message (store_id, business_date, batch_id);
create index order_record_batch on conversations.order_record (store_id, batch_id);
create index after_sale_batch on conversations.after_sale (store_id, batch_id);
