-- When somebody was last told something, for the pages that they have open; what it is stands with who told it.
create table platform.bell (
  provider_id uuid not null,
  account_id uuid not null,
  rung_at timestamptz not null,
  primary key (provider_id, account_id)
);
call platform.protect_provider_table('platform.bell', 'select, insert, update');
