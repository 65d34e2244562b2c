-- Who holds some stores sees of the audit log what was done to those, and nothing of the provider's or another store's.
-- app.provider_wide is emitted with the tenant context; unset, nothing but the held stores' entries is there.
create policy reach on platform.audit_entry as restrictive for select
  using (current_setting('app.provider_wide', true) = 'on'
     or store_id = any (nullif(current_setting('app.store_ids', true), '')::uuid[]));
