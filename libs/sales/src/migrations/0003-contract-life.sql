-- A contract that was signed elsewhere and taken over: no quote, perhaps no agreed end, perhaps no fee that we know.
alter table sales.contract alter column quote_id drop not null;
alter table sales.contract alter column ends_on drop not null;
alter table sales.contract alter column monthly_fen drop not null;

-- Its last day, when it was ended, and why.
alter table sales.contract add column ended_on date;
alter table sales.contract add column end_reason text;
alter table sales.contract add column ended_by text;

-- Who reads which contract was in force on a day needs to know when it was ended.
create or replace view sales_pub.contract with (security_invoker = true) as
  select provider_id, store_id, id, status, starts_on, ends_on, seats, ended_on from sales.contract;
grant select (ended_on) on sales.contract to zuoxi_scheduling, zuoxi_reporting;
