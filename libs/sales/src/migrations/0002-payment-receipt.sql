-- What was really paid, as it was paid. A receipt belongs to the contract, so it outlives every change of the schedule;
-- which instalment it covers follows from the order of due dates and is computed.
create table sales.payment_receipt (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  contract_id uuid not null,
  amount_fen bigint not null check (amount_fen > 0),
  received_on date not null,
  method text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  reversed_at timestamptz,
  reversed_by text,
  reversal_reason text,
  primary key (store_id, id),
  foreign key (store_id, contract_id) references sales.contract (store_id, id),
  check ((reversed_at is null) = (reversal_reason is null))
);
call platform.protect_store_table('sales.payment_receipt', 'select, insert, update');
create index payment_receipt_contract on sales.payment_receipt (store_id, contract_id, received_on);

-- The policies hold for the owner too, who has no tenant here and would move nothing.
alter table sales.scheduled_payment no force row level security;
alter table sales.payment_receipt no force row level security;
-- Under the instalment's own id, which is what the audit log calls the payment.
insert into sales.payment_receipt
  (provider_id, store_id, id, contract_id, amount_fen, received_on, method, recorded_by, recorded_at)
select provider_id, store_id, id, contract_id, received_fen, coalesce(received_on, due_on), coalesce(method, '—'),
       coalesce(recorded_by, '—'), coalesce(received_on, due_on)::timestamp at time zone 'Asia/Shanghai'
  from sales.scheduled_payment
 where received_fen > 0;
alter table sales.payment_receipt force row level security;
alter table sales.scheduled_payment force row level security;

alter table sales.scheduled_payment drop column received_fen;
alter table sales.scheduled_payment drop column received_on;
alter table sales.scheduled_payment drop column method;
alter table sales.scheduled_payment drop column recorded_by;
