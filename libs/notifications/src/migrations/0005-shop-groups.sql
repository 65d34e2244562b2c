-- Whether people of the shop are among those who are told there: then what names the provider's own stays out.
alter table notifications.channel add column with_shop boolean not null default false;
alter table notifications.channel add constraint channel_with_shop check (not with_shop or store_id is not null);
