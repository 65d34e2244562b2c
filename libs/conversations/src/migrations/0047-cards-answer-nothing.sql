-- A card of an agent or a robot no longer answers, and rounds of a robot alone are a number of their own: days counted so
-- far are counted again (`awaited_jobs`). Rows are moved by the owner of the tables.
alter table conversations.day_fact no force row level security;
alter table conversations.stale_day no force row level security;
insert into conversations.stale_day (provider_id, store_id, business_date)
  select provider_id, store_id, business_date from conversations.day_fact
  on conflict do nothing;
alter table conversations.day_fact force row level security;
alter table conversations.stale_day force row level security;
