-- Whether a shop has a reader, or one is invited, is one of a company's first steps.
create or replace view identity_pub.invitation with (security_invoker = true) as
  select provider_id, id, email, agent_id, expires_at, accepted_at, withdrawn_at, store_id, role from identity.invitation;
grant select (store_id, role) on identity.invitation to zuoxi_scheduling;
grant select (provider_id, id, email, agent_id, expires_at, accepted_at, withdrawn_at, store_id, role)
  on identity.invitation to zuoxi_reporting;
grant select (provider_id, id, store_id, role, agent_id, revoked_at) on identity.membership to zuoxi_reporting;
grant select on identity_pub.invitation, identity_pub.membership to zuoxi_reporting;
