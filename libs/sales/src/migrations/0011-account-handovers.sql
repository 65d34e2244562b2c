-- Who answers for an engagement after whom: what the contract named was signed, and stays as it was signed.
create table sales.account_handover (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  party text not null check (party in ('provider', 'client')),
  name text not null,
  phone text,
  from_on date not null,
  reason text not null,
  handed_over_by text not null,
  handed_over_at timestamptz not null,
  primary key (provider_id, store_id, id),
  foreign key (provider_id, store_id, contract_id) references sales.contract (provider_id, store_id, id)
);
call platform.protect_store_table('sales.account_handover', 'select, insert');
create index account_handover_of on sales.account_handover (provider_id, store_id, contract_id, from_on);
