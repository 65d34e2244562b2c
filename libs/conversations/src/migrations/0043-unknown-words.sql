-- Words of a file for senders and types that nobody knows, with the rows that say them: [{"field", "word", "rows"}].
alter table conversations.import_batch add column unknown_words jsonb not null default '[]';
