-- Everything of a shop lies with its provider: keys, and what is looked up by them, begin with both.

alter table scheduling.roster_assignment drop constraint roster_assignment_store_id_roster_id_fkey;

alter table scheduling.agent_skill drop constraint agent_skill_pkey, add primary key (provider_id, store_id, agent_id);
alter table scheduling.roster drop constraint roster_pkey, add primary key (provider_id, store_id, id);
alter table scheduling.roster_assignment drop constraint roster_assignment_pkey, add primary key (provider_id, store_id, id);
alter table scheduling.roster_assignment drop constraint roster_assignment_store_id_roster_id_agent_id_on_date_key, add unique (provider_id, store_id, roster_id, agent_id, on_date);

alter table scheduling.roster_assignment add foreign key (provider_id, store_id, roster_id) references scheduling.roster(provider_id, store_id, id);

drop index scheduling.roster_recent;
create index roster_recent on scheduling.roster (provider_id, store_id, from_on desc, created_at desc);
