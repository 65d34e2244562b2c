-- Text that is none of these has been measured by the month ever since periods are published: it says so now.
alter table sales.contract_clause no force row level security;
update sales.contract_clause set period = 'month' where period not in ('day', 'week', 'month', 'quarter');
alter table sales.contract_clause force row level security;
alter table sales.contract_clause
  add constraint contract_clause_period check (period in ('day', 'week', 'month', 'quarter'));
