-- Opens an installation that has nobody in it, or one more provider: a secret that is shown once and kept as its hash.
create table identity.setup_link (
  id uuid primary key,
  secret_hash text not null,
  -- Printed by an empty installation itself, and void as soon as anybody has an account.
  is_first boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
call platform.grant_to_service('identity.setup_link', 'select, insert, update, delete');
