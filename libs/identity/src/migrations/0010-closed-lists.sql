-- Where a paused or closed shop comes back to is one of the states it can be in.
alter table identity.store
  add check (status_before in ('lead', 'quoted', 'contracted', 'in_service', 'paused', 'closed'));
