-- Everything of a shop lies with its provider: keys, and what is looked up by them, begin with both.

alter table conversations.brought_row drop constraint brought_row_store_id_batch_id_fkey;
alter table conversations.import_error drop constraint import_error_store_id_batch_id_fkey;

alter table conversations.after_sale drop constraint after_sale_pkey, add primary key (provider_id, store_id, id);
alter table conversations.after_sale drop constraint after_sale_store_id_fingerprint_key, add unique (provider_id, store_id, fingerprint);
alter table conversations.agent_account drop constraint agent_account_pkey, add primary key (provider_id, store_id, account);
alter table conversations.agent_performance drop constraint agent_performance_pkey, add primary key (provider_id, store_id, business_date, agent_account, preset);
alter table conversations.brought_row drop constraint brought_row_pkey, add primary key (provider_id, store_id, kind, business_date, key, batch_id);
alter table conversations.conversation drop constraint conversation_pkey, add primary key (provider_id, store_id, business_date, id);
alter table conversations.conversation drop constraint conversation_store_id_business_date_external_id_key, add unique (provider_id, store_id, business_date, external_id);
alter table conversations.day_change drop constraint day_change_pkey, add primary key (provider_id, store_id, business_date);
alter table conversations.day_fact drop constraint day_fact_pkey, add primary key (provider_id, store_id, business_date);
alter table conversations.half_hour_fact drop constraint half_hour_fact_pkey, add primary key (provider_id, store_id, business_date, slot_minute, agent_account);
alter table conversations.import_batch drop constraint import_batch_pkey, add primary key (provider_id, store_id, id);
alter table conversations.import_error drop constraint import_error_pkey, add primary key (provider_id, store_id, batch_id, row_no, column_name);
alter table conversations.message drop constraint message_pkey, add primary key (provider_id, store_id, business_date, fingerprint);
alter table conversations.nick_salt drop constraint nick_salt_pkey, add primary key (provider_id, store_id);
alter table conversations.order_record drop constraint order_record_pkey, add primary key (provider_id, store_id, id);
alter table conversations.order_record drop constraint order_record_store_id_order_no_key, add unique (provider_id, store_id, order_no);
alter table conversations.original_reveal drop constraint original_reveal_pkey, add primary key (provider_id, store_id, id);
alter table conversations.stale_day drop constraint stale_day_pkey, add primary key (provider_id, store_id, business_date);

alter table conversations.brought_row add foreign key (provider_id, store_id, batch_id) references conversations.import_batch(provider_id, store_id, id);
alter table conversations.import_error add foreign key (provider_id, store_id, batch_id) references conversations.import_batch(provider_id, store_id, id);

drop index conversations.after_sale_day;
create index after_sale_day on conversations.after_sale (provider_id, store_id, business_date, id);
drop index conversations.after_sale_batch;
create index after_sale_batch on conversations.after_sale (provider_id, store_id, batch_id);
drop index conversations.brought_row_batch;
create index brought_row_batch on conversations.brought_row (provider_id, store_id, batch_id, kind);
drop index conversations.brought_row_key;
create index brought_row_key on conversations.brought_row (provider_id, store_id, kind, key);
drop index conversations.brought_row_superseded;
create index brought_row_superseded on conversations.brought_row (provider_id, store_id, superseded_by) where superseded_by is not null;
drop index conversations.conversation_external;
create index conversation_external on conversations.conversation (provider_id, store_id, external_id);
drop index conversations.import_batch_recent;
create index import_batch_recent on conversations.import_batch (provider_id, store_id, created_at desc);
drop index conversations.import_batch_same_file;
create unique index import_batch_same_file on conversations.import_batch (provider_id, store_id, kind, file_sha256) where state not in ('failed', 'undoing', 'undone');
drop index conversations.message_of_batch;
create index message_of_batch on conversations.message (provider_id, store_id, business_date, batch_id);
drop index conversations.message_of_conversation;
create index message_of_conversation on conversations.message (provider_id, store_id, business_date, conversation_id, at);
drop index conversations.order_record_batch;
create index order_record_batch on conversations.order_record (provider_id, store_id, batch_id);
drop index conversations.order_record_day;
create index order_record_day on conversations.order_record (provider_id, store_id, business_date, id);
drop index conversations.order_record_buyer;
create index order_record_buyer on conversations.order_record (provider_id, store_id, buyer, business_date);
drop index conversations.original_reveal_of_actor;
create index original_reveal_of_actor on conversations.original_reveal (provider_id, actor_id, revealed_at);
