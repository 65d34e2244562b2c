-- By which version of the labour rules a roster was published: what is told is judged by it for ever.
alter table scheduling.roster add column rules_version int check (rules_version >= 1);
update scheduling.roster set rules_version = 1 where published_at is not null;
