-- Half points, kept exactly. A view stands in the way of its columns' types, so it is made again.
drop view quality_pub.review;
alter table quality.review drop constraint review_score_check;
alter table quality.review
  alter column score type numeric(5, 2),
  add constraint review_score_check check (score between 0 and 100),
  -- Items that could not be shown in this conversation; their weight is the others'.
  add column not_applicable text[] not null default '{}',
  -- A review taken back by its inspector is scored anew; what was said before stays under its own number.
  add column attempt int not null default 1,
  -- What an appeal changed.
  add column score_before_appeal numeric(5, 2),
  add column fatal_before_appeal boolean;

create view quality_pub.review with (security_invoker = true) as
  select provider_id, store_id, business_date, agent_id, status, score, fatal, appeal_decided_at from quality.review;
grant select on quality_pub.review to zuoxi_reporting;

alter table quality.review_finding
  alter column deduction type numeric(4, 1),
  add constraint review_finding_halves check (deduction * 2 = trunc(deduction * 2)),
  add column attempt int not null default 1,
  drop constraint review_finding_pkey,
  add primary key (store_id, review_id, attempt, item_key);

alter table quality.review_message
  add column attempt int not null default 1,
  drop constraint review_message_pkey,
  add primary key (store_id, review_id, attempt, ordinal);
