-- Accounts are people across providers: no tenant column, and no role but identity's may read them.
create table identity.account (
  id uuid primary key,
  email text not null unique,
  name text not null,
  password_hash text,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  disabled_at timestamptz,
  created_at timestamptz not null
);
call platform.grant_to_service('identity.account', 'select, insert, update');

-- A family is one sign-in. Its refresh token is used once and replaced; using an old one ends the family.
create table identity.session (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  refresh_hash text not null,
  refresh_count int not null default 0,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ip text,
  user_agent text
);
create index session_account on identity.session (account_id) where ended_at is null;
call platform.grant_to_service('identity.session', 'select, insert, update');

create table identity.signing_key (
  id text primary key,
  private_jwk text not null,
  public_jwk jsonb not null,
  created_at timestamptz not null
);
call platform.grant_to_service('identity.signing_key', 'select, insert');

-- Brute-force counters: consumed points of an account or address, until a time.
create table identity.attempt (
  key varchar(255) primary key,
  points int not null default 0,
  expire bigint
);
call platform.grant_to_service('identity.attempt', 'select, insert, update, delete');

create table identity.provider (
  provider_id uuid primary key,
  name text not null,
  slug text not null,
  created_at timestamptz not null
);
call platform.protect_provider_table('identity.provider', 'select, insert, update');

create table identity.client (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, name)
);
call platform.protect_provider_table('identity.client', 'select, insert, update');

-- The tenant itself. Beside the usual policy, one step of sign-in lists a provider's stores before any list of
-- stores can exist: it says so by app.store_directory, which nothing else sets.
create table identity.store (
  provider_id uuid not null references identity.provider (provider_id),
  store_id uuid not null,
  client_id uuid not null,
  slug text not null,
  name text not null,
  platform text not null check (platform in ('taobao', 'tmall', 'jd', 'pdd', 'douyin')),
  category text not null,
  time_zone text not null default 'Asia/Shanghai',
  status text not null default 'enquiry' check (status in ('enquiry', 'quoted', 'contracted', 'in_service', 'closed')),
  created_at timestamptz not null,
  primary key (store_id),
  unique (provider_id, slug),
  foreign key (provider_id, client_id) references identity.client (provider_id, id)
);
call platform.protect_store_table('identity.store', 'select, insert, update');
create policy directory on identity.store for select
  using (provider_id = nullif(current_setting('app.provider_id', true), '')::uuid
     and current_setting('app.store_directory', true) = 'on');
create index store_of_provider on identity.store (provider_id, name);

-- Who may do what, where. store_id is null for the whole provider. A person finds their own memberships before a
-- provider is chosen, and only those.
create table identity.membership (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  store_id uuid,
  account_id uuid not null references identity.account (id),
  role text not null,
  agent_id uuid,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (provider_id, id)
);
call platform.protect_provider_table('identity.membership', 'select, insert, update');
create policy own on identity.membership for select
  using (account_id = nullif(current_setting('app.user_id', true), '')::uuid);
create index membership_account on identity.membership (account_id) where revoked_at is null;

create table identity.invitation (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  store_id uuid,
  email text not null,
  role text not null,
  agent_id uuid,
  secret_hash text not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz not null,
  primary key (provider_id, id)
);
call platform.protect_provider_table('identity.invitation', 'select, insert, update');

create table identity.api_key (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  store_id uuid,
  name text not null,
  role text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (provider_id, id)
);
call platform.protect_provider_table('identity.api_key', 'select, insert, update');

-- GraphQL documents that programs of a provider may run by their hash.
create table identity.registered_document (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  endpoint text not null check (endpoint in ('back-office', 'store')),
  hash text not null,
  name text not null,
  text text not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  registered_by_id text not null,
  registered_by text not null,
  registered_at timestamptz not null,
  reviewed_by text,
  reviewed_at timestamptz,
  primary key (provider_id, id)
);
create unique index registered_document_live on identity.registered_document (provider_id, endpoint, hash)
  where state in ('waiting', 'approved');
call platform.protect_provider_table('identity.registered_document', 'select, insert, update');

-- How a person likes to see a list: the query of its address, under a name.
create table identity.saved_view (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  owner_id text not null,
  list text not null,
  name text not null,
  search text not null,
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, owner_id, list, name)
);
call platform.protect_provider_table('identity.saved_view');

call platform.publish('identity.store', 'provider_id, store_id, client_id, slug, name, platform, category, time_zone, status',
  'onboarding, sales, scheduling, conversations, reporting, quality');
call platform.publish('identity.provider', 'provider_id, name, slug', 'sales');
call platform.publish('identity.client', 'provider_id, id, name', 'sales');
