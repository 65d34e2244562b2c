-- The head of an audit chain moves forward from where it was, and in no other way: the application may no longer write
-- it, only call this. A head that moved past its last entry shows when the chain is verified. (Whoever owns the database
-- may still do anything; against that, heads are anchored in signed files outside it, `zuoxi audit anchor`.)
create function platform.move_audit_head(of_provider uuid, from_seq bigint, to_seq bigint, to_hash bytea)
returns boolean language sql security definer set search_path = '' as $$
  with moved as (
    update platform.audit_head set seq = to_seq, hash = to_hash
     where provider_id = of_provider and seq = from_seq and to_seq > from_seq
    returning 1)
  select exists (select 1 from moved)
$$;
revoke execute on function platform.move_audit_head from public;
grant execute on function platform.move_audit_head to zuoxi_platform;
revoke update on platform.audit_head from zuoxi_platform;
