-- Where each fact comes from: {"serviceTime": "declared"}. A fact that nobody gave has no source.
alter table onboarding.store_profile add column sources jsonb not null default '{}';
-- How long one row of the shop's own table was; null: it gave none.
alter table onboarding.store_profile add column traffic_interval_minutes int check (traffic_interval_minutes between 5 and 1440);

-- Of earlier versions that much is certain. Rows are moved by the owner of the tables.
alter table onboarding.store_profile no force row level security;
update onboarding.store_profile set sources = jsonb_strip_nulls(jsonb_build_object(
  'averageDailyInquiries', case when average_daily_inquiries is not null then 'declared' end,
  'presaleAgents', case when presale_agents is not null then 'declared' end,
  'traffic', case when traffic_source = 'declared' then 'file' when average_daily_inquiries is not null then 'estimated' end));
alter table onboarding.store_profile force row level security;

create or replace view onboarding_pub.store_profile with (security_invoker = true) as
  select provider_id, store_id, id, version, presale_agents, average_daily_inquiries, promotion_frequency, service_type,
         service_start_minute, service_end_minute, meal_breaks, meal_break_minutes, traffic_source, created_at,
         served_holidays, sources, traffic_interval_minutes
    from onboarding.store_profile;
grant select (sources, traffic_interval_minutes) on onboarding.store_profile
  to zuoxi_sales, zuoxi_scheduling, zuoxi_reporting, zuoxi_conversations;
