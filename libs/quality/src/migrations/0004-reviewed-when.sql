-- Coverage counts reviews made by the end of the next day.
create or replace view quality_pub.review with (security_invoker = true) as
  select provider_id, store_id, business_date, agent_id, status, score, fatal, appeal_decided_at, submitted_at from quality.review;
grant select (submitted_at) on quality.review to zuoxi_reporting;
