-- A shop may pause and come back, and close and open again; then it stands where it stood before.
alter table identity.store drop constraint store_status_check;
alter table identity.store add constraint store_status_check
  check (status in ('enquiry', 'quoted', 'contracted', 'in_service', 'paused', 'closed'));
alter table identity.store add column status_before text;
