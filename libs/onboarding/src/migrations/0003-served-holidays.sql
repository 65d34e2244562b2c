-- Statutory holidays that the shop buys service for; on the others nobody is planned.
alter table onboarding.store_profile add column served_holidays text[] not null default '{}'
  check (served_holidays <@ array['new_year', 'spring_festival', 'qingming', 'labour_day', 'dragon_boat', 'mid_autumn', 'national_day']);

create or replace view onboarding_pub.store_profile with (security_invoker = true) as
  select provider_id, store_id, id, version, presale_agents, average_daily_inquiries, promotion_frequency, service_type,
         service_start_minute, service_end_minute, meal_breaks, meal_break_minutes, traffic_source, created_at,
         served_holidays
    from onboarding.store_profile;
grant select (served_holidays) on onboarding.store_profile
  to zuoxi_sales, zuoxi_scheduling, zuoxi_reporting, zuoxi_conversations;
