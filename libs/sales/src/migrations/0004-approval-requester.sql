-- Who asked, as who it is and not as they are called: whoever asks never decides.
alter table sales.quote_approval add column requested_by_id text;
