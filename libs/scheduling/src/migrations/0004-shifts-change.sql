-- A shift that changes is retired and followed by a new row, so that rosters keep what they had: its name is free again.
alter table scheduling.shift_template drop constraint shift_template_provider_id_name_key;
create unique index shift_template_name on scheduling.shift_template (provider_id, name) where retired_at is null;

-- An agent may leave on a day to come: until then they are here.
create or replace view scheduling_pub.agent with (security_invoker = true) as
  select provider_id, id, name, alias, employee_no, status, left_on from scheduling.agent;
grant select (left_on) on scheduling.agent to zuoxi_identity, zuoxi_conversations, zuoxi_reporting, zuoxi_quality;
