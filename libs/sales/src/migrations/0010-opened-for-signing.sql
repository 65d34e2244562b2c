-- Since when a contract waits for its signatures. Of those that wait already it was not kept: they wait from now on.
alter table sales.contract add column opened_at timestamptz;
update sales.contract set opened_at = now() where status = 'signing';
