-- Who is to be told of what happens: notices ask which people hold which roles, and until when.
grant usage on schema identity, identity_pub to zuoxi_notifications;
grant select (provider_id, id, store_id, role, agent_id, revoked_at, account_id, ends_at) on identity.membership to zuoxi_notifications;
grant select (provider_id, store_id, client_id, slug, name, platform, category, time_zone, status) on identity.store to zuoxi_notifications;
grant select on identity_pub.membership, identity_pub.store to zuoxi_notifications;
