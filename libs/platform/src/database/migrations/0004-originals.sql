-- Whoever may import is not therefore one who may read what was imported in the clear: an original is opened by its own
-- route, with a reason.
alter table platform.stored_file no force row level security;
update platform.stored_file set permission = 'original:reveal' where permission = 'import:run';
alter table platform.stored_file force row level security;
