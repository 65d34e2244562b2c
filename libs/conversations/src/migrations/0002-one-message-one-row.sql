-- Two files that cut a talk at different places give it different conversations; the fingerprint alone tells that a
-- message is the same.
alter table conversations.message drop constraint message_pkey;
alter table conversations.message add primary key (store_id, business_date, fingerprint);
create index message_of_conversation on conversations.message (store_id, business_date, conversation_id, at);

-- Filled when the day is rolled up. Everyone who answered in it; agent_account is the first of them.
alter table conversations.conversation add column agent_accounts text[] not null default '{}';
-- How much of the day's numbers is here, so that a number opens to rows that add up to it: buyers × agents received,
-- buyers received, buyers without a reply, answers in the mean response. A buyer with several talks is in one of them.
alter table conversations.conversation add column receptions int not null default 0;
alter table conversations.conversation add column received int not null default 0;
alter table conversations.conversation add column no_reply int not null default 0;
alter table conversations.conversation add column responses int not null default 0;
create or replace view conversations_pub.conversation with (security_invoker = true) as
  select provider_id, store_id, id, business_date, external_id, buyer, agent_account, started_at, ended_at, message_count,
         first_response_seconds, max_wait_seconds, rounds, rounds_in_time, unanswered, agent_accounts, received
    from conversations.conversation;
grant select (agent_accounts, received) on conversations.conversation to zuoxi_reporting, zuoxi_quality;
