-- A solve that went wrong, or was stopped, ends with its reason; nothing is solved for ever.
alter table scheduling.roster add column failure jsonb;
alter table scheduling.roster drop constraint roster_status_check;
alter table scheduling.roster add constraint roster_status_check
  check (status in ('solving', 'draft', 'published', 'superseded', 'failed'));
alter table scheduling.roster add constraint roster_failure_check check ((status = 'failed') = (failure is not null));
