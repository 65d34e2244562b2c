-- Whether a report may go out by itself depends on what nobody has looked at in the files of its day.
create or replace view conversations_pub.import_batch with (security_invoker = true) as
  select provider_id, store_id, id, kind, state, from_on, to_on, rows_rejected, rows_conflict from conversations.import_batch;
grant select (rows_rejected, rows_conflict) on conversations.import_batch to zuoxi_reporting;
