-- What an overturned appeal took away is kept as history and counts in nothing.
alter table quality.review_finding add column superseded_at timestamptz;
call platform.grant_to_service('quality.review_finding', 'update');

-- The messages of a scored conversation as they were read, in the scorer's transaction: undoing an import takes the
-- conversation away, never the evidence.
create table quality.review_message (
  provider_id uuid not null,
  store_id uuid not null,
  review_id uuid not null,
  ordinal int not null,
  message_id text not null,
  at timestamptz not null,
  direction text not null,
  type text not null,
  agent_account text,
  text text not null,
  primary key (store_id, review_id, ordinal),
  foreign key (store_id, review_id) references quality.review (store_id, id)
);
call platform.protect_store_table('quality.review_message', 'select, insert');

-- A report that held a finding needs to know that it was overturned since.
create or replace view quality_pub.review with (security_invoker = true) as
  select provider_id, store_id, business_date, agent_id, status, score, fatal, appeal_decided_at from quality.review;
grant select (appeal_decided_at) on quality.review to zuoxi_reporting;
