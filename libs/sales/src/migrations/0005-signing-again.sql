-- A text that was opened for signing may go back to be written anew. Its signatures stay as they were given, to that
-- text; the next one begins a round of its own.
alter table sales.contract add column signing_round int not null default 1;
alter table sales.contract add column reopened_at timestamptz;
alter table sales.contract add column reopen_reason text;
alter table sales.contract_signature add column signing_round int not null default 1;
alter table sales.contract_signature drop constraint contract_signature_pkey;
alter table sales.contract_signature add primary key (store_id, contract_id, party, signing_round);
