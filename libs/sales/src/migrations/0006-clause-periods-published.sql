-- A promise is measured over its own period, from the day the contract began.
create or replace view sales_pub.contract_clause with (security_invoker = true) as
  select provider_id, store_id, id, contract_id, metric, comparator, target, period, ordinal from sales.contract_clause;
grant select (period, ordinal) on sales.contract_clause to zuoxi_reporting;
