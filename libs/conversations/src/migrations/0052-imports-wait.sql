-- A file that nobody stands beside and that is not recognised waits for a person to say what it is.
alter table conversations.import_batch drop constraint import_batch_state_check;
alter table conversations.import_batch add constraint import_batch_state_check
  check (state in ('waiting', 'uploaded', 'running', 'completed', 'failed', 'cancelled', 'undoing', 'undone'));
create index import_batch_waiting on conversations.import_batch (provider_id, store_id) where state = 'waiting';
