-- Accounts that a shop gives out on its platform for others to work with: what each may do, and who has it.
create table identity.sub_account (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  platform text not null check (platform in ('taobao', 'tmall', 'jd', 'pdd', 'douyin')),
  name text not null,
  rights text[] not null check (rights <@ array['chat', 'orders', 'refunds', 'prices', 'goods', 'data', 'settings']),
  created_at timestamptz not null,
  closed_on date,
  primary key (provider_id, store_id, id)
);
call platform.protect_store_table('identity.sub_account', 'select, insert, update');
create unique index sub_account_name on identity.sub_account (provider_id, store_id, platform, name)
  where closed_on is null;

-- Who has one, or had it: an agent, or a member who is none.
create table identity.sub_account_holding (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  sub_account_id uuid not null,
  agent_id uuid,
  member_id uuid,
  since_on date not null,
  returned_on date,
  given_by text not null,
  primary key (provider_id, store_id, id),
  foreign key (provider_id, store_id, sub_account_id) references identity.sub_account (provider_id, store_id, id)
);
call platform.protect_store_table('identity.sub_account_holding', 'select, insert, update');
create unique index sub_account_holding_open on identity.sub_account_holding (provider_id, store_id, sub_account_id)
  where returned_on is null;
