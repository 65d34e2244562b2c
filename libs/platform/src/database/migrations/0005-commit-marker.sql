-- Always empty. The job queue's tables lie on one machine whichever rows a deed writes beside them: whoever sends a job
-- touches this table as well, which a cluster knows of, and so the two commit together there too.
create table platform.commit_marker (id int primary key);
call platform.grant_to_service('platform.commit_marker', 'delete');
