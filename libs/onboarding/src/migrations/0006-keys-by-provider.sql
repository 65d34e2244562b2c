-- Everything of a shop lies with its provider: keys, and what is looked up by them, begin with both.

alter table onboarding.traffic_slot drop constraint traffic_slot_store_id_profile_id_fkey;

alter table onboarding.store_profile drop constraint store_profile_pkey, add primary key (provider_id, store_id, id);
alter table onboarding.store_profile drop constraint store_profile_store_id_version_key, add unique (provider_id, store_id, version);
alter table onboarding.traffic_slot drop constraint traffic_slot_pkey, add primary key (provider_id, store_id, profile_id, slot_minute);

alter table onboarding.traffic_slot add foreign key (provider_id, store_id, profile_id) references onboarding.store_profile(provider_id, store_id, id);


