create table quality.scorecard (
  provider_id uuid not null,
  id uuid not null,
  version int not null,
  name text not null,
  appeal_days int not null check (appeal_days between 1 and 30),
  items jsonb not null,
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, version)
);
call platform.protect_provider_table('quality.scorecard', 'select, insert');

create table quality.review (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  business_date date not null,
  agent_id uuid not null,
  conversation_id uuid not null,
  reason text not null,
  status text not null check (status in ('open', 'submitted', 'appealed', 'upheld', 'changed')),
  scorecard_id uuid not null,
  score int check (score between 0 and 100),
  fatal boolean not null default false,
  comment text,
  inspector_id uuid,
  inspector_name text,
  submitted_at timestamptz,
  appeal_until timestamptz,
  appeal_filed_at timestamptz,
  appeal_reason text,
  appeal_decided_at timestamptz,
  appeal_decision text,
  appeal_decided_by text,
  created_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, business_date, agent_id, conversation_id),
  foreign key (provider_id, scorecard_id) references quality.scorecard (provider_id, id)
);
call platform.protect_store_table('quality.review', 'select, insert, update');
create index review_day on quality.review (store_id, business_date, status);
create index review_agent on quality.review (provider_id, agent_id, submitted_at desc);

create table quality.review_finding (
  provider_id uuid not null,
  store_id uuid not null,
  review_id uuid not null,
  item_key text not null,
  deduction int not null check (deduction >= 0),
  note text,
  message_ids jsonb not null,
  primary key (store_id, review_id, item_key),
  foreign key (store_id, review_id) references quality.review (store_id, id)
);
call platform.protect_store_table('quality.review_finding', 'select, insert');

call platform.publish('quality.review', 'provider_id, store_id, business_date, agent_id, status, score, fatal', 'reporting');
