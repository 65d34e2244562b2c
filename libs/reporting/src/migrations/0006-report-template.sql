-- Which numbers a shop's daily report shows, from a business date on. A shop without one has the usual list.
create table reporting.report_template (
  provider_id uuid not null,
  store_id uuid not null,
  from_on date not null,
  numbers text[] not null check (cardinality(numbers) between 1 and 40),
  set_by text not null,
  set_at timestamptz not null,
  primary key (provider_id, store_id, from_on)
);
call platform.protect_store_table('reporting.report_template', 'select, insert, update');
