-- An import that a person stopped says so, instead of that it runs; the same file goes on where it was.
alter table conversations.import_batch drop constraint import_batch_state_check;
alter table conversations.import_batch add constraint import_batch_state_check
  check (state in ('uploaded', 'running', 'completed', 'failed', 'cancelled', 'undoing', 'undone'));
