-- What sales first records of a shop is a lead; an inquiry is what a buyer asks.
alter table identity.store drop constraint store_status_check;
-- The policies hold for the owner too, who has no tenant here and would move nothing.
alter table identity.store no force row level security;
update identity.store set status = 'lead' where status = 'enquiry';
update identity.store set status_before = 'lead' where status_before = 'enquiry';
alter table identity.store force row level security;
alter table identity.store alter column status set default 'lead';
alter table identity.store add constraint store_status_check
  check (status in ('lead', 'quoted', 'contracted', 'in_service', 'paused', 'closed'));
