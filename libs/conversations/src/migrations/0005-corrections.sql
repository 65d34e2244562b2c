-- A file says how things stood at a moment: of two files that differ about a row the one with the later moment is right,
-- whichever came in first.
alter table conversations.import_batch add column as_of timestamptz;
alter table conversations.import_batch add column as_of_source text not null default 'upload'
  check (as_of_source in ('given', 'content', 'name', 'modified', 'upload'));
alter table conversations.import_batch add column rows_changed int not null default 0;
alter table conversations.import_batch add column rows_outdated int not null default 0;
alter table conversations.import_batch add column rows_conflict int not null default 0;

-- brought_row.value: null where the file's version is the row as it stands; otherwise the file's own version.
-- superseded_by: the file in whose version of a talk this message is another one.
alter table conversations.brought_row add column superseded_by uuid;
create index brought_row_superseded on conversations.brought_row (store_id, superseded_by) where superseded_by is not null;

-- The owner of a table is bound by its policies too, and sees no rows here.
alter table conversations.import_batch no force row level security;
alter table conversations.brought_row no force row level security;
alter table conversations.after_sale no force row level security;
update conversations.import_batch set as_of = created_at;
-- After-sales that a file owns or knew had no version of their own: they are as they stand.
update conversations.brought_row b
   set value = jsonb_build_object('orderNo', s.order_no, 'buyer', s.buyer, 'kind', s.kind, 'amountFen', s.amount_fen,
               'reason', s.reason, 'outcome', s.outcome, 'agentAccount', s.agent_account, 'at', s.at, 'on', s.business_date)
  from conversations.after_sale s
 where b.kind = 'after_sale' and s.store_id = b.store_id and encode(s.fingerprint, 'hex') = b.key;
insert into conversations.brought_row (provider_id, store_id, batch_id, kind, business_date, key, value, brought_at)
select s.provider_id, s.store_id, s.batch_id, 'after_sale', s.business_date, encode(s.fingerprint, 'hex'),
       jsonb_build_object('orderNo', s.order_no, 'buyer', s.buyer, 'kind', s.kind, 'amountFen', s.amount_fen,
         'reason', s.reason, 'outcome', s.outcome, 'agentAccount', s.agent_account, 'at', s.at, 'on', s.business_date),
       i.created_at
  from conversations.after_sale s
  join conversations.import_batch i on i.store_id = s.store_id and i.id = s.batch_id
on conflict do nothing;
-- Two files of one day say different things of an agent: each version names whose and which day it is.
update conversations.brought_row
   set key = business_date || ' ' || key, value = value || jsonb_build_object('agentAccount', key)
 where kind = 'performance';
alter table conversations.import_batch force row level security;
alter table conversations.brought_row force row level security;
alter table conversations.after_sale force row level security;
alter table conversations.import_batch alter column as_of set not null;
