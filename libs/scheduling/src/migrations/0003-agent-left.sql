-- The last day of an agent who left; the status says that they are gone.
alter table scheduling.agent add column left_on date;
