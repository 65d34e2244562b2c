create table conversations.import_batch (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('conversations', 'performance', 'orders', 'aftersales')),
  file_id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  bytes bigint not null,
  preset text not null,
  mapping jsonb,
  given_on date,
  state text not null check (state in ('uploaded', 'running', 'completed', 'failed')),
  rows_read int not null default 0,
  rows_accepted int not null default 0,
  rows_known int not null default 0,
  rows_rejected int not null default 0,
  summary_rows int not null default 0,
  -- Rows up to here are committed: where a killed import goes on.
  resume_row int not null default 0,
  from_on date,
  to_on date,
  failure jsonb,
  task_id uuid,
  created_by text not null,
  created_at timestamptz not null,
  primary key (store_id, id)
);
call platform.protect_store_table('conversations.import_batch', 'select, insert, update');
create unique index import_batch_same_file on conversations.import_batch (store_id, kind, file_sha256) where state <> 'failed';
create index import_batch_recent on conversations.import_batch (store_id, created_at desc);

create table conversations.import_error (
  provider_id uuid not null,
  store_id uuid not null,
  batch_id uuid not null,
  row_no int not null,
  column_name text not null default '',
  code text not null,
  value text,
  primary key (store_id, batch_id, row_no, column_name),
  foreign key (store_id, batch_id) references conversations.import_batch (store_id, id)
);
call platform.protect_store_table('conversations.import_error', 'select, insert');

-- Which agent a platform account is. Null: seen in a file, not matched yet.
create table conversations.agent_account (
  provider_id uuid not null,
  store_id uuid not null,
  account text not null,
  agent_id uuid,
  first_seen_at timestamptz not null,
  primary key (store_id, account)
);
call platform.protect_store_table('conversations.agent_account', 'select, insert, update');

create table conversations.conversation (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  business_date date not null,
  external_id text not null,
  buyer text not null,
  agent_account text,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  message_count int not null default 0,
  first_response_seconds numeric(12, 3),
  max_wait_seconds numeric(12, 3),
  rounds int not null default 0,
  rounds_in_time int not null default 0,
  unanswered boolean not null default false,
  primary key (store_id, business_date, id),
  unique (store_id, business_date, external_id)
) partition by range (business_date);
call platform.protect_store_table('conversations.conversation', 'select, insert, update');
create table conversations.conversation_other partition of conversations.conversation default;
alter table conversations.conversation_other enable row level security;
alter table conversations.conversation_other force row level security;
call platform.make_month_partitions('conversations.conversation', '2025-01-01', 36);

-- The fingerprint is the platform's message id, or a hash of what the message is: the same message from an
-- overlapping file is the same row.
create table conversations.message (
  provider_id uuid not null,
  store_id uuid not null,
  business_date date not null,
  conversation_id uuid not null,
  fingerprint bytea not null,
  at timestamptz not null,
  direction text not null,
  agent_account text,
  type text not null,
  text text not null,
  batch_id uuid not null,
  row_no int not null,
  primary key (store_id, business_date, conversation_id, fingerprint)
) partition by range (business_date);
call platform.protect_store_table('conversations.message', 'select, insert');
create table conversations.message_other partition of conversations.message default;
alter table conversations.message_other enable row level security;
alter table conversations.message_other force row level security;
call platform.make_month_partitions('conversations.message', '2025-01-01', 36);

-- Additive sums per agent account and half hour: what a report reads instead of messages.
create table conversations.half_hour_fact (
  provider_id uuid not null,
  store_id uuid not null,
  business_date date not null,
  slot_minute int not null,
  agent_account text not null default '',
  sums jsonb not null,
  primary key (store_id, business_date, slot_minute, agent_account)
) partition by range (business_date);
call platform.protect_store_table('conversations.half_hour_fact');
create table conversations.half_hour_fact_other partition of conversations.half_hour_fact default;
alter table conversations.half_hour_fact_other enable row level security;
alter table conversations.half_hour_fact_other force row level security;
call platform.make_month_partitions('conversations.half_hour_fact', '2025-01-01', 36);

-- Days whose facts no longer fit their messages; whoever recomputes a day removes its mark in the same transaction.
create table conversations.stale_day (
  provider_id uuid not null,
  store_id uuid not null,
  business_date date not null,
  primary key (store_id, business_date)
);
call platform.protect_store_table('conversations.stale_day');

create table conversations.order_record (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  business_date date not null,
  order_no text not null,
  buyer text not null,
  agent_account text,
  paid_fen bigint,
  status text,
  ordered_at timestamptz,
  paid_at timestamptz,
  batch_id uuid,
  primary key (store_id, id),
  unique (store_id, order_no)
);
call platform.protect_store_table('conversations.order_record', 'select, insert, update');
create index order_record_day on conversations.order_record (store_id, business_date, id);
create index order_record_buyer on conversations.order_record (store_id, buyer, business_date);

create table conversations.after_sale (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  business_date date not null,
  fingerprint bytea not null,
  order_no text,
  buyer text not null,
  kind text not null,
  amount_fen bigint,
  reason text,
  outcome text,
  agent_account text,
  at timestamptz,
  batch_id uuid,
  primary key (store_id, id),
  unique (store_id, fingerprint)
);
call platform.protect_store_table('conversations.after_sale', 'select, insert, update');
create index after_sale_day on conversations.after_sale (store_id, business_date, id);

-- What the platform itself says of an agent's day; kept beside our own figures, never mixed with them.
create table conversations.agent_performance (
  provider_id uuid not null,
  store_id uuid not null,
  business_date date not null,
  agent_account text not null,
  preset text not null,
  figures jsonb not null,
  raw jsonb not null,
  batch_id uuid not null,
  primary key (store_id, business_date, agent_account, preset)
);
call platform.protect_store_table('conversations.agent_performance', 'select, insert, update');

call platform.publish('conversations.half_hour_fact', 'provider_id, store_id, business_date, slot_minute, agent_account, sums', 'reporting, quality');
call platform.publish('conversations.agent_account', 'provider_id, store_id, account, agent_id', 'reporting, quality');
call platform.publish('conversations.conversation', 'provider_id, store_id, id, business_date, external_id, buyer, agent_account, started_at, ended_at, message_count, first_response_seconds, max_wait_seconds, rounds, rounds_in_time, unanswered', 'reporting, quality');
call platform.publish('conversations.order_record', 'provider_id, store_id, id, business_date, order_no, buyer, agent_account, paid_fen, status, ordered_at, paid_at', 'reporting');
call platform.publish('conversations.after_sale', 'provider_id, store_id, id, business_date, order_no, buyer, kind, amount_fen, reason, outcome, agent_account', 'reporting');
call platform.publish('conversations.stale_day', 'provider_id, store_id, business_date', 'reporting');
