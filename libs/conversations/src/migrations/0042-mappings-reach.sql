-- What somebody said for the whole provider is not changed by who holds some of its stores.
alter table conversations.remembered_mapping add column provider_wide boolean not null default true;
alter table conversations.remembered_mapping alter column provider_wide drop default;
