create table onboarding.store_profile (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  version int not null,
  presale_agents int check (presale_agents between 0 and 10000),
  average_daily_inquiries int check (average_daily_inquiries between 0 and 10000000),
  promotion_frequency text not null,
  service_type text not null,
  service_start_minute int not null check (service_start_minute between 0 and 1439),
  service_end_minute int not null check (service_end_minute between 1 and 2880),
  meal_breaks int not null check (meal_breaks between 0 and 4),
  meal_break_minutes int not null check (meal_break_minutes between 0 and 120),
  traffic_source text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, version)
);
call platform.protect_store_table('onboarding.store_profile', 'select, insert');

create table onboarding.traffic_slot (
  provider_id uuid not null,
  store_id uuid not null,
  profile_id uuid not null,
  slot_minute int not null check (slot_minute between 0 and 1410 and slot_minute % 30 = 0),
  inquiries numeric(12, 3) not null check (inquiries >= 0),
  primary key (store_id, profile_id, slot_minute),
  foreign key (store_id, profile_id) references onboarding.store_profile (store_id, id)
);
call platform.protect_store_table('onboarding.traffic_slot', 'select, insert');

call platform.publish('onboarding.store_profile',
  'provider_id, store_id, id, version, presale_agents, average_daily_inquiries, promotion_frequency, service_type, service_start_minute, service_end_minute, meal_breaks, meal_break_minutes, traffic_source',
  'sales, scheduling, reporting');
call platform.publish('onboarding.traffic_slot', 'provider_id, store_id, profile_id, slot_minute, inquiries',
  'sales, scheduling, reporting');
