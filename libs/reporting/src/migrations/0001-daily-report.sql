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

-- Who of the shop has read a version.
create table reporting.report_acknowledgement (
  provider_id uuid not null,
  store_id uuid not null,
  report_id uuid not null,
  actor_id text not null,
  name text not null,
  at timestamptz not null,
  primary key (store_id, report_id, actor_id),
  foreign key (store_id, report_id) references reporting.daily_report (store_id, id)
);
call platform.protect_store_table('reporting.report_acknowledgement', 'select, insert');

-- What the shop asks about a day or one of its numbers; it stays with the day when a corrected version follows.
create table reporting.report_question (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  business_date date not null,
  -- `key@version` of the number; null: about the whole day.
  metric text,
  text text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, report_id) references reporting.daily_report (store_id, id)
);
call platform.protect_store_table('reporting.report_question', 'select, insert, update');
create index report_question_day on reporting.report_question (store_id, business_date, asked_at);
create index report_question_open on reporting.report_question (provider_id, store_id) where answered_at is null;
