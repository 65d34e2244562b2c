-- By which rule a shop's reports are published by the clock. Each setting is a version; the newest holds. A shop without one is published by people.
create table reporting.publish_rule (
  provider_id uuid not null,
  store_id uuid not null,
  version int not null check (version > 0),
  by_clock boolean not null,
  -- Files that are to be in beside conversations.
  expected text[] not null check (expected <@ array['orders', 'aftersales', 'performance']),
  missed_promises_allowed boolean not null,
  unmatched_accounts_allowed int not null check (unmatched_accounts_allowed >= 0),
  refused_rows_allowed int not null check (refused_rows_allowed >= 0),
  slots_below_sold_allowed int not null check (slots_below_sold_allowed >= 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (provider_id, store_id, version)
);
call platform.protect_store_table('reporting.publish_rule', 'select, insert');
