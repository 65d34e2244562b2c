-- Who holds a role of the provider's own is told of what it lets them see.
grant select on identity_pub.own_role to zuoxi_notifications;
grant select (provider_id, id, permissions, withdrawn_at) on identity.own_role to zuoxi_notifications;
