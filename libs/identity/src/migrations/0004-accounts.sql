-- The way back into an account: a link that an owner or an operator hands over, good once.
create table identity.reset_link (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  secret_hash text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
call platform.grant_to_service('identity.reset_link', 'select, insert, update');

-- Codes that stand for the second factor when its device is lost; each is good once.
create table identity.recovery_code (
  account_id uuid not null references identity.account (id),
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
call platform.grant_to_service('identity.recovery_code', 'select, insert, update, delete');
