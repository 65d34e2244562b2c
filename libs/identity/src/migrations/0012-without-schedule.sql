-- Who has no line yet of a kind of work by the clock, of everybody: a new provider, a new shop, a new kind. It tells ids
-- and zones alone; lines are laid under each provider's own context.
create policy schedules on identity.provider for select to zuoxi_identity_owner using (true);
create policy schedules on identity.store for select to zuoxi_identity_owner using (true);

create function identity.without_schedule(of_provider text[], of_store text[], in_service text[])
returns table (provider_id uuid, store_id uuid, kind text, time_zone text)
language sql stable security definer set search_path = '' as $$
  select p.provider_id, null::uuid, k.kind, null
    from identity.provider p cross join unnest(of_provider) as k (kind)
   where not exists (select from platform.schedule s
                      where s.provider_id = p.provider_id and s.kind = k.kind and s.store_id is null)
  union all
  select t.provider_id, t.store_id, k.kind, t.time_zone
    from identity.store t cross join unnest(of_store || in_service) as k (kind)
   where t.status <> 'closed' and (t.status = 'in_service' or k.kind <> all (in_service))
     and not exists (select from platform.schedule s
                      where s.provider_id = t.provider_id and s.kind = k.kind and s.store_id = t.store_id)
  limit 1000
$$;
revoke execute on function identity.without_schedule from public;
grant execute on function identity.without_schedule to zuoxi_identity;
