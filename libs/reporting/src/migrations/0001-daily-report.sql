create table reporting.daily_report (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  business_date date not null,
  version int not null,
  status text not null check (status in ('draft', 'published')),
  -- The whole report as it was computed; a published row is never updated.
  body jsonb not null,
  comment text,
  revision_reason text,
  as_of timestamptz not null,
  published_at timestamptz,
  published_by text,
  created_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, business_date, version)
);
call platform.protect_store_table('reporting.daily_report', 'select, insert, update');
create index daily_report_day on reporting.daily_report (store_id, business_date desc, version desc);
