-- Everything of a shop lies with its provider: keys, and what is looked up by them, begin with both.

alter table sales.contract drop constraint contract_store_id_quote_id_fkey;
alter table sales.contract_clause drop constraint contract_clause_store_id_contract_id_fkey;
alter table sales.contract_signature drop constraint contract_signature_store_id_contract_id_fkey;
alter table sales.payment_receipt drop constraint payment_receipt_store_id_contract_id_fkey;
alter table sales.quote_acceptance drop constraint quote_acceptance_store_id_quote_id_fkey;
alter table sales.quote_approval drop constraint quote_approval_store_id_quote_id_fkey;
alter table sales.scheduled_payment drop constraint scheduled_payment_store_id_contract_id_fkey;
alter table sales.share_link drop constraint share_link_store_id_quote_id_fkey;
alter table sales.share_link_view drop constraint share_link_view_store_id_link_id_fkey;

alter table sales.contract drop constraint contract_pkey, add primary key (provider_id, store_id, id);
alter table sales.contract drop constraint contract_store_id_quote_id_key, add unique (provider_id, store_id, quote_id);
alter table sales.contract_clause drop constraint contract_clause_pkey, add primary key (provider_id, store_id, id);
alter table sales.contract_signature drop constraint contract_signature_pkey, add primary key (provider_id, store_id, contract_id, party, signing_round);
alter table sales.payment_receipt drop constraint payment_receipt_pkey, add primary key (provider_id, store_id, id);
alter table sales.quote drop constraint quote_pkey, add primary key (provider_id, store_id, id);
alter table sales.quote drop constraint quote_store_id_number_revision_key, add unique (provider_id, store_id, number, revision);
alter table sales.quote_acceptance drop constraint quote_acceptance_pkey, add primary key (provider_id, store_id, quote_id);
alter table sales.quote_approval drop constraint quote_approval_pkey, add primary key (provider_id, store_id, id);
alter table sales.scheduled_payment drop constraint scheduled_payment_pkey, add primary key (provider_id, store_id, id);
alter table sales.share_link drop constraint share_link_pkey, add primary key (provider_id, store_id, id);
alter table sales.share_link_view drop constraint share_link_view_pkey, add primary key (provider_id, store_id, id);

alter table sales.contract add foreign key (provider_id, store_id, quote_id) references sales.quote(provider_id, store_id, id);
alter table sales.contract_clause add foreign key (provider_id, store_id, contract_id) references sales.contract(provider_id, store_id, id);
alter table sales.contract_signature add foreign key (provider_id, store_id, contract_id) references sales.contract(provider_id, store_id, id);
alter table sales.payment_receipt add foreign key (provider_id, store_id, contract_id) references sales.contract(provider_id, store_id, id);
alter table sales.quote_acceptance add foreign key (provider_id, store_id, quote_id) references sales.quote(provider_id, store_id, id);
alter table sales.quote_approval add foreign key (provider_id, store_id, quote_id) references sales.quote(provider_id, store_id, id);
alter table sales.scheduled_payment add foreign key (provider_id, store_id, contract_id) references sales.contract(provider_id, store_id, id);
alter table sales.share_link add foreign key (provider_id, store_id, quote_id) references sales.quote(provider_id, store_id, id);
alter table sales.share_link_view add foreign key (provider_id, store_id, link_id) references sales.share_link(provider_id, store_id, id);

drop index sales.contract_clause_contract;
create index contract_clause_contract on sales.contract_clause (provider_id, store_id, contract_id);
drop index sales.payment_receipt_contract;
create index payment_receipt_contract on sales.payment_receipt (provider_id, store_id, contract_id, received_on);
drop index sales.quote_approval_open;
create unique index quote_approval_open on sales.quote_approval (provider_id, store_id, quote_id) where status <> 'returned';
drop index sales.quote_approval_of;
create index quote_approval_of on sales.quote_approval (provider_id, store_id, quote_id, requested_at desc);
drop index sales.scheduled_payment_contract;
create index scheduled_payment_contract on sales.scheduled_payment (provider_id, store_id, contract_id);
drop index sales.share_link_quote;
create index share_link_quote on sales.share_link (provider_id, store_id, quote_id);
drop index sales.share_link_view_link;
create index share_link_view_link on sales.share_link_view (provider_id, store_id, link_id);
