-- Raised in the transaction that publishes a report: what is told of published versions alone is the same until then.
create table reporting.store_version (
  provider_id uuid not null,
  store_id uuid not null,
  version bigint not null,
  primary key (store_id)
);
call platform.protect_store_table('reporting.store_version', 'select, insert, update');
