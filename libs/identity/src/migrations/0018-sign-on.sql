-- Where a provider's people sign in, instead of by a password here: an OpenID Connect issuer. The secret lies wrapped by
-- the installation's key.
create table identity.sign_on (
  provider_id uuid primary key references identity.provider (provider_id),
  issuer text not null,
  client_id text not null,
  client_secret text not null,
  domains text[] not null,
  is_required boolean not null default false,
  -- Who wants it required; another person agrees.
  asked_by uuid,
  changed_by text not null,
  changed_at timestamptz not null
);
call platform.protect_provider_table('identity.sign_on');

-- Signed in by the issuer of a provider: it says who somebody is there, and nowhere else.
alter table identity.session add column signed_on_by uuid;

-- Before anybody is known: which companies' people with an address of this domain sign in elsewhere.
create policy offers on identity.sign_on for select to zuoxi_identity_owner using (true);
create function identity.sign_on_offers(of_domain text) returns table (provider_id uuid, company text)
language sql stable security definer set search_path = '' as $$
  select s.provider_id, p.name from identity.sign_on s
    join identity.provider p on p.provider_id = s.provider_id
   where of_domain = any (s.domains)
   order by p.name
   limit 20
$$;
revoke execute on function identity.sign_on_offers from public;
grant execute on function identity.sign_on_offers to zuoxi_identity;

-- As before; a sign-in by a provider's issuer finds what is held there alone.
create or replace function identity.scope_of_person(p_account uuid, p_session uuid, p_today date, p_now timestamptz) returns jsonb
language plpgsql as $$
declare
  person jsonb;
  held jsonb;
  provider uuid;
begin
  select jsonb_build_object('name', a.name, 'hasSecondFactor', a.totp_confirmed_at is not null,
                            'secondFactorAt', s.second_factor_at, 'only', s.signed_on_by) into person
    from identity.account a
    join identity.session s on s.account_id = a.id
   where a.id = p_account and s.id = p_session and s.ended_at is null and a.disabled_at is null;
  select m.provider_id into provider
    from identity.membership m
   where m.account_id = p_account and m.revoked_at is null and (m.ends_at is null or m.ends_at > p_now)
     and (person ->> 'only' is null or m.provider_id = (person ->> 'only')::uuid)
   order by m.created_at
   limit 1;
  if person is null or provider is null then
    return null;
  end if;
  select jsonb_agg(jsonb_build_object('storeId', m.store_id, 'role', m.role, 'agentId', m.agent_id)
                   order by m.created_at) into held
    from identity.membership m
   where m.account_id = p_account and m.revoked_at is null and (m.ends_at is null or m.ends_at > p_now)
     and m.provider_id = provider;
  return person
    || jsonb_build_object('providerId', provider, 'grants', held)
    || identity.provider_scope(
         provider,
         (select (grants ->> 'agentId')::uuid from jsonb_array_elements(held) grants
           where grants ->> 'agentId' is not null limit 1),
         p_today);
end $$;
