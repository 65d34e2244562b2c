-- Facts by metric. What every row adds to each metric of its day is kept with it, so that a number opens to rows that
-- add up to it, by agent and half hour too: [{slot, account, sums: {fact: [numerator, denominator]}}].
alter table conversations.conversation add column parts jsonb not null default '[]';

-- The day in one row: what was measured and found nothing is nought in it, what was not measured is absent.
create table conversations.day_fact (
  provider_id uuid not null,
  store_id uuid not null,
  business_date date not null,
  sums jsonb not null,
  has_chats boolean not null,
  -- Accounts that somebody wrote under by hand.
  accounts text[] not null,
  primary key (store_id, business_date)
);
call platform.protect_store_table('conversations.day_fact');
call platform.publish('conversations.day_fact', 'provider_id, store_id, business_date, sums, has_chats, accounts', 'reporting, quality');

-- A reader of the former view had `received`; it is one of the parts now.
drop view conversations_pub.conversation;
alter table conversations.conversation drop column receptions;
alter table conversations.conversation drop column received;
alter table conversations.conversation drop column no_reply;
alter table conversations.conversation drop column responses;
create view conversations_pub.conversation with (security_invoker = true) as
  select provider_id, store_id, id, business_date, external_id, buyer, agent_account, started_at, ended_at, message_count,
         first_response_seconds, max_wait_seconds, rounds, rounds_in_time, unanswered, agent_accounts
    from conversations.conversation;
grant select on conversations_pub.conversation to zuoxi_reporting, zuoxi_quality;

-- Days counted so far are counted again, by the next import of their shop; until then their sums are in the former
-- shape, which nothing reads. Rows are moved by the owner of the tables.
alter table conversations.half_hour_fact no force row level security;
alter table conversations.stale_day no force row level security;
insert into conversations.stale_day (provider_id, store_id, business_date)
  select distinct provider_id, store_id, business_date from conversations.half_hour_fact
  on conflict do nothing;
alter table conversations.half_hour_fact force row level security;
alter table conversations.stale_day force row level security;
