-- Where a provider wants to be told besides the product: robots of group chats, and systems of its own or its clients.
create table notifications.channel (
  provider_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu', 'webhook')),
  name text not null,
  -- Null: of all stores.
  store_id uuid,
  host text not null,
  -- Address and secret are wrapped by the installation's key.
  address text not null,
  secret text,
  events text[] not null,
  locale text not null check (locale in ('zh-CN', 'en-US')),
  -- Not before then: platforms block a robot that says too much a minute.
  next_send_at timestamptz not null,
  created_by text not null,
  created_at timestamptz not null,
  stopped_at timestamptz,
  primary key (provider_id, id)
);
call platform.protect_provider_table('notifications.channel', 'select, insert, update');

create table notifications.delivery (
  provider_id uuid not null,
  channel_id uuid not null,
  event_id uuid not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'dead')),
  attempts int not null default 0,
  -- When it is to be sent; of one that is being sent, when whoever does it is taken for gone.
  due_at timestamptz not null,
  sent_at timestamptz,
  failure text,
  primary key (provider_id, channel_id, event_id),
  foreign key (provider_id, channel_id) references notifications.channel (provider_id, id),
  foreign key (provider_id, event_id) references notifications.event (provider_id, id)
);
call platform.protect_provider_table('notifications.delivery', 'select, insert, update');
create index delivery_open on notifications.delivery (provider_id, channel_id, due_at) where state in ('waiting', 'sending', 'dead');
create index delivery_event on notifications.delivery (provider_id, event_id);
