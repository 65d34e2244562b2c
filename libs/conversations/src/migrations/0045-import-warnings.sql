-- What was read all the same, and is to be known of: lost seconds, totals that are no sums.
alter table conversations.import_batch add column warnings jsonb not null default '[]';
