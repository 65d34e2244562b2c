create table sales.price_book (
  provider_id uuid not null,
  id uuid not null,
  version int not null,
  effective_from date not null,
  margin_target numeric(6, 4) not null,
  margin_floor numeric(6, 4) not null,
  tax_rate numeric(6, 4) not null,
  commission_tiers jsonb not null,
  -- Management spans and what a holder of each role costs, service-type factors, promotion surcharges.
  factors jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, version)
);
call platform.protect_provider_table('sales.price_book', 'select, insert');

create table sales.price_book_component (
  provider_id uuid not null,
  price_book_id uuid not null,
  component text not null check (component in
    ('salary', 'benefits', 'board-lodging', 'training', 'management', 'recruitment', 'premises', 'equipment', 'other')),
  amount_fen bigint not null check (amount_fen >= 0),
  primary key (provider_id, price_book_id, component),
  foreign key (provider_id, price_book_id) references sales.price_book (provider_id, id)
);
call platform.protect_provider_table('sales.price_book_component', 'select, insert');

-- Numbers of quotes and contracts, one running counter a provider, kind and year.
create table sales.number_sequence (
  provider_id uuid not null,
  kind text not null,
  year int not null,
  last_value int not null,
  primary key (provider_id, kind, year)
);
call platform.protect_provider_table('sales.number_sequence', 'select, insert, update');

create table sales.quote (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  number text not null,
  revision int not null,
  status text not null check (status in ('draft', 'sent', 'accepted', 'expired', 'superseded', 'lost')),
  kind text not null check (kind in ('indicative', 'final')),
  valid_until date not null,
  price_book_id uuid not null,
  profile_id uuid not null,
  months int not null check (months between 1 and 60),
  seats int not null check (seats between 1 and 10000),
  base_fee_fen bigint not null,
  discount_fen bigint not null,
  tax_fen bigint not null,
  total_fen bigint not null,
  -- What the engines said, whole, so that an old quote explains itself after they change.
  sizing jsonb not null,
  pricing jsonb not null,
  terms jsonb not null,
  document_file_id uuid,
  document_sha256 text,
  lost_reason text,
  created_by text not null,
  created_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, number, revision)
);
call platform.protect_store_table('sales.quote', 'select, insert, update');
create index quote_recent on sales.quote (provider_id, created_at desc);

-- Whether a quote below the margin floor may be sent. It belongs to one revision; the next one asks again.
create table sales.quote_approval (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  status text not null check (status in ('requested', 'approved', 'returned')),
  reason text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  comment text,
  primary key (store_id, id),
  foreign key (store_id, quote_id) references sales.quote (store_id, id)
);
call platform.protect_store_table('sales.quote_approval', 'select, insert, update');
create unique index quote_approval_open on sales.quote_approval (store_id, quote_id) where status <> 'returned';
create index quote_approval_of on sales.quote_approval (store_id, quote_id, requested_at desc);

create table sales.share_link (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  secret_hash text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, quote_id) references sales.quote (store_id, id)
);
call platform.protect_store_table('sales.share_link', 'select, insert, update');
create index share_link_quote on sales.share_link (store_id, quote_id);

create table sales.share_link_view (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  at timestamptz not null,
  ip text,
  user_agent text,
  primary key (store_id, id),
  foreign key (store_id, link_id) references sales.share_link (store_id, id)
);
call platform.protect_store_table('sales.share_link_view', 'select, insert');
create index share_link_view_link on sales.share_link_view (store_id, link_id);

-- One acceptance a quote: the primary key is what makes the second of two people at once lose.
create table sales.quote_acceptance (
  provider_id uuid not null,
  store_id uuid not null,
  quote_id uuid not null,
  name text not null,
  accepted_at timestamptz not null,
  ip text,
  user_agent text,
  document_sha256 text not null,
  primary key (store_id, quote_id),
  foreign key (store_id, quote_id) references sales.quote (store_id, id)
);
call platform.protect_store_table('sales.quote_acceptance', 'select, insert');

create table sales.contract (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  number text not null,
  quote_id uuid not null,
  status text not null check (status in ('draft', 'signing', 'signed', 'in_service', 'ended')),
  starts_on date not null,
  ends_on date not null,
  seats int not null,
  monthly_fen bigint not null,
  sections jsonb not null,
  owners jsonb not null,
  document_file_id uuid,
  document_sha256 text,
  service_started_at timestamptz,
  created_at timestamptz not null,
  primary key (store_id, id),
  unique (store_id, quote_id),
  foreign key (store_id, quote_id) references sales.quote (store_id, id)
);
call platform.protect_store_table('sales.contract', 'select, insert, update');
create index contract_recent on sales.contract (provider_id, created_at desc);

create table sales.contract_clause (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  ordinal int not null,
  -- `key@version` of the metric dictionary.
  metric text not null,
  comparator text not null check (comparator in ('>=', '<=')),
  target numeric(12, 4) not null,
  period text not null,
  remedy text not null,
  primary key (store_id, id),
  foreign key (store_id, contract_id) references sales.contract (store_id, id)
);
call platform.protect_store_table('sales.contract_clause');
create index contract_clause_contract on sales.contract_clause (store_id, contract_id);

create table sales.scheduled_payment (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  due_on date not null,
  from_on date not null,
  to_on date not null,
  amount_fen bigint not null,
  received_fen bigint,
  received_on date,
  method text,
  recorded_by text,
  primary key (store_id, id),
  foreign key (store_id, contract_id) references sales.contract (store_id, id)
);
call platform.protect_store_table('sales.scheduled_payment');
create index scheduled_payment_contract on sales.scheduled_payment (store_id, contract_id);

create table sales.contract_signature (
  provider_id uuid not null,
  store_id uuid not null,
  contract_id uuid not null,
  party text not null check (party in ('provider', 'client')),
  name text not null,
  account_id uuid,
  signed_at timestamptz not null,
  ip text,
  document_sha256 text not null,
  primary key (store_id, contract_id, party),
  foreign key (store_id, contract_id) references sales.contract (store_id, id)
);
call platform.protect_store_table('sales.contract_signature', 'select, insert');

call platform.publish('sales.contract', 'provider_id, store_id, id, status, starts_on, ends_on, seats', 'scheduling, reporting');
call platform.publish('sales.contract_clause', 'provider_id, store_id, id, contract_id, metric, comparator, target', 'reporting');
