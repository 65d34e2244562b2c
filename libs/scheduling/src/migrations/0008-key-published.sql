-- Whoever reads shifts row by row tells them apart by their key.
create or replace view scheduling_pub.roster_assignment with (security_invoker = true) as
  select provider_id, store_id, roster_id, agent_id, on_date, start_minute, end_minute, breaks, id from scheduling.roster_assignment;
grant select (id) on scheduling.roster_assignment to zuoxi_reporting;
