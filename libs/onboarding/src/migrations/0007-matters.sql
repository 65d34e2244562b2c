-- What the provider and a shop want of each other: questions to be answered, materials to be sent.
create table onboarding.matter (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('question', 'material')),
  asked_of text not null check (asked_of in ('provider', 'client')),
  title text not null,
  due_on date not null,
  status text not null check (status in ('open', 'answered', 'done', 'withdrawn')),
  asked_by_id text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (provider_id, store_id, id)
);
call platform.protect_store_table('onboarding.matter', 'select, insert, update');
create index matter_waiting on onboarding.matter (provider_id, store_id, due_on) where status in ('open', 'answered');

create table onboarding.matter_message (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  side text not null check (side in ('provider', 'client')),
  text text not null,
  author text not null,
  at timestamptz not null,
  primary key (provider_id, store_id, id),
  foreign key (provider_id, store_id, matter_id) references onboarding.matter (provider_id, store_id, id)
);
call platform.protect_store_table('onboarding.matter_message', 'select, insert');
create index matter_message_of on onboarding.matter_message (provider_id, store_id, matter_id, at);

-- Files that went with a message.
create table onboarding.matter_file (
  provider_id uuid not null,
  store_id uuid not null,
  file_id uuid not null,
  message_id uuid not null,
  name text not null,
  bytes bigint not null,
  primary key (provider_id, store_id, file_id),
  foreign key (provider_id, store_id, message_id) references onboarding.matter_message (provider_id, store_id, id)
);
call platform.protect_store_table('onboarding.matter_file', 'select, insert');
create index matter_file_of on onboarding.matter_file (provider_id, store_id, message_id);
