-- What happened, as its deed told it; a second telling of the same leaves the first alone.
create table notifications.event (
  provider_id uuid not null,
  id uuid not null,
  name text not null,
  store_id uuid,
  subject_id text not null,
  params jsonb not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (provider_id, id)
);
call platform.protect_provider_table('notifications.event', 'select, insert');

-- What a person has been told. Like events come together while nobody reads them.
create table notifications.notice (
  provider_id uuid not null,
  account_id uuid not null,
  id uuid not null,
  name text not null,
  store_id uuid,
  -- The latest of them.
  event_id uuid not null,
  count int not null default 1 check (count > 0),
  at timestamptz not null,
  read_at timestamptz,
  primary key (provider_id, account_id, id),
  foreign key (provider_id, event_id) references notifications.event (provider_id, id)
);
call platform.protect_provider_table('notifications.notice', 'select, insert, update');
create unique index notice_unread on notifications.notice (provider_id, account_id, name, store_id)
  nulls not distinct where read_at is null;
create index notice_recent on notifications.notice (provider_id, account_id, at desc, id desc);
create index notice_event on notifications.notice (provider_id, event_id);

-- What a person wishes to be told, or not, where it differs from what their roles are told.
create table notifications.notice_choice (
  provider_id uuid not null,
  account_id uuid not null,
  event text not null,
  is_told boolean not null,
  primary key (provider_id, account_id, event)
);
call platform.protect_provider_table('notifications.notice_choice', 'select, insert, update');
