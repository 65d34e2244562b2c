-- Whose sale each paid order is: by rule and days agreed for the shop, counted with the day it was paid.

alter table conversations.order_record add column quantity int;
create index order_record_paid on conversations.order_record (provider_id, store_id, paid_at);
create index after_sale_order on conversations.after_sale (provider_id, store_id, order_no);

create table conversations.attribution (
  provider_id uuid not null,
  store_id uuid not null,
  from_on date not null,
  rule text not null check (rule in ('order_first', 'pay_first', 'order_then_pay')),
  days int not null check (days between 0 and 15),
  set_by text not null,
  set_at timestamptz not null,
  primary key (provider_id, store_id, from_on)
);
call platform.protect_store_table('conversations.attribution', 'select, insert, update');

create table conversations.sale (
  provider_id uuid not null,
  store_id uuid not null,
  business_date date not null,
  order_id uuid not null,
  order_no text not null,
  buyer text not null,
  paid_at timestamptz not null,
  paid_fen bigint not null,
  refunded_fen bigint not null,
  quantity int,
  credited_by text check (credited_by in ('file', 'order', 'payment')),
  agent_account text,
  served_at timestamptz,
  sums jsonb not null,
  primary key (provider_id, store_id, business_date, order_id)
);
call platform.protect_store_table('conversations.sale', 'select, insert, delete');
create index sale_buyer on conversations.sale (provider_id, store_id, buyer, business_date);

-- Days with orders are counted anew. Rows are read by the owner of the tables.
alter table conversations.order_record no force row level security;
alter table conversations.stale_day no force row level security;
insert into conversations.stale_day (provider_id, store_id, business_date)
  select distinct provider_id, store_id, d
    from conversations.order_record,
         lateral (values (business_date), ((paid_at at time zone 'Asia/Shanghai')::date)) as days (d)
   where d is not null
  on conflict do nothing;
alter table conversations.order_record force row level security;
alter table conversations.stale_day force row level security;
