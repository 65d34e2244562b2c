-- Who made a link: when they leave, it opens nothing more. Null: made before this was written down, or by no person.
alter table sales.share_link add column created_by uuid;
call platform.publish('sales.share_link', 'provider_id, store_id, id, created_by, expires_at, revoked_at', 'identity');
