-- A roster is planned for the reply rate that its shop was promised.
grant select on sales_pub.contract_clause to zuoxi_scheduling;
grant select (provider_id, store_id, id, contract_id, metric, comparator, target, period, ordinal)
  on sales.contract_clause to zuoxi_scheduling;
