-- Service hours bound what is measured of a day: those of the profile that was known then.
create or replace view onboarding_pub.store_profile with (security_invoker = true) as
  select provider_id, store_id, id, version, presale_agents, average_daily_inquiries, promotion_frequency, service_type,
         service_start_minute, service_end_minute, meal_breaks, meal_break_minutes, traffic_source, created_at
    from onboarding.store_profile;
grant select (created_at) on onboarding.store_profile to zuoxi_sales, zuoxi_scheduling, zuoxi_reporting;
grant usage on schema onboarding, onboarding_pub to zuoxi_conversations;
grant select on onboarding_pub.store_profile to zuoxi_conversations;
grant select (provider_id, store_id, id, version, presale_agents, average_daily_inquiries, promotion_frequency,
  service_type, service_start_minute, service_end_minute, meal_breaks, meal_break_minutes, traffic_source, created_at)
  on onboarding.store_profile to zuoxi_conversations;
