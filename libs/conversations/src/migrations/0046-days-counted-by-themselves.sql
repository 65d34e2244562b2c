-- Days that nothing counts any more: 0045 marked those that had facts, not those of orders and after-sales alone. Rows
-- are read by the owner of the tables.
alter table conversations.conversation no force row level security;
alter table conversations.order_record no force row level security;
alter table conversations.after_sale no force row level security;
alter table conversations.day_fact no force row level security;
alter table conversations.stale_day no force row level security;
insert into conversations.stale_day (provider_id, store_id, business_date)
  select provider_id, store_id, business_date
    from (select distinct provider_id, store_id, business_date from conversations.conversation where message_count > 0
          union select provider_id, store_id, business_date from conversations.order_record
          union select provider_id, store_id, business_date from conversations.after_sale) d
   where not exists (select from conversations.day_fact f where f.store_id = d.store_id and f.business_date = d.business_date)
  on conflict do nothing;
alter table conversations.conversation force row level security;
alter table conversations.order_record force row level security;
alter table conversations.after_sale force row level security;
alter table conversations.day_fact force row level security;
alter table conversations.stale_day force row level security;

-- What is to be done as soon as there is somebody to do it (`migrate`): marked days are counted without a file that
-- brings the shop back. No role of the application may ask this, it tells of every provider.
create function conversations.awaited_jobs() returns table (kind text, provider_id uuid, store_id uuid)
language sql stable set search_path = '' as $$
  select distinct 'facts.recount', d.provider_id, d.store_id from conversations.stale_day d
$$;
revoke execute on function conversations.awaited_jobs from public;
