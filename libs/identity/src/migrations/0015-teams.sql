-- Agents who work together, and who leads them. An agent is in one team at most.
create table identity.team (
  provider_id uuid not null references identity.provider (provider_id),
  id uuid not null,
  name text not null,
  leader_id uuid not null references identity.account (id),
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, name)
);
call platform.protect_provider_table('identity.team');
create table identity.team_agent (
  provider_id uuid not null,
  agent_id uuid not null,
  team_id uuid not null,
  primary key (provider_id, agent_id),
  foreign key (provider_id, team_id) references identity.team (provider_id, id) on delete cascade
);
call platform.protect_provider_table('identity.team_agent');
create index team_agent_team on identity.team_agent (provider_id, team_id);

-- Whether people judge the work of their own team: never, always, or (usual) only where nobody else could.
alter table identity.security_policy
  add column own_team text not null default 'when_alone' check (own_team in ('never', 'when_alone', 'always'));

call platform.publish('identity.team', 'provider_id, id, leader_id', 'quality');
call platform.publish('identity.team_agent', 'provider_id, agent_id, team_id', 'quality');
call platform.publish('identity.security_policy', 'provider_id, own_team', 'quality');
grant select (provider_id, id, store_id, role, agent_id, revoked_at, account_id, ends_at) on identity.membership to zuoxi_quality;
grant select on identity_pub.membership to zuoxi_quality;
