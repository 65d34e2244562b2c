-- A folder on disk names a provider and a shop, and nobody stands beside it: whose it is is told by ids alone.
create function identity.store_of_folder(provider text, store text)
returns table (provider_id uuid, store_id uuid)
language sql stable security definer set search_path = '' as $$
  select t.provider_id, t.store_id
    from identity.provider p join identity.store t on t.provider_id = p.provider_id
   where (p.slug = provider or p.provider_id::text = provider)
     and (t.slug = store or t.store_id::text = store)
$$;
revoke execute on function identity.store_of_folder from public;
grant execute on function identity.store_of_folder to zuoxi_conversations;
