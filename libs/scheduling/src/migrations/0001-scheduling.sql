create table scheduling.agent (
  provider_id uuid not null,
  id uuid not null,
  name text not null,
  alias text not null,
  employee_no text not null,
  status text not null default 'active' check (status in ('active', 'left')),
  max_minutes_per_week int not null default 2640 check (max_minutes_per_week between 0 and 5040),
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, employee_no)
);
call platform.protect_provider_table('scheduling.agent', 'select, insert, update');

create table scheduling.agent_skill (
  provider_id uuid not null,
  store_id uuid not null,
  agent_id uuid not null,
  certified_on date not null,
  primary key (store_id, agent_id),
  foreign key (provider_id, agent_id) references scheduling.agent (provider_id, id)
);
call platform.protect_store_table('scheduling.agent_skill');
create index agent_skill_agent on scheduling.agent_skill (provider_id, agent_id);

create table scheduling.shift_template (
  provider_id uuid not null,
  id uuid not null,
  name text not null,
  start_minute int not null check (start_minute between 0 and 1439),
  end_minute int not null check (end_minute > start_minute and end_minute <= 2880),
  breaks jsonb not null,
  retired_at timestamptz,
  created_at timestamptz not null,
  primary key (provider_id, id),
  unique (provider_id, name)
);
call platform.protect_provider_table('scheduling.shift_template', 'select, insert, update');

create table scheduling.roster (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  from_on date not null,
  to_on date not null,
  status text not null check (status in ('solving', 'draft', 'published', 'superseded')),
  version int not null,
  requirement jsonb not null,
  unmet jsonb not null default '[]',
  task_id uuid,
  created_by text not null,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (store_id, id)
);
call platform.protect_store_table('scheduling.roster', 'select, insert, update');
create index roster_recent on scheduling.roster (store_id, from_on desc, created_at desc);

create table scheduling.roster_assignment (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  roster_id uuid not null,
  agent_id uuid not null,
  on_date date not null,
  shift_id uuid not null,
  start_minute int not null,
  end_minute int not null,
  breaks jsonb not null,
  primary key (store_id, id),
  unique (store_id, roster_id, agent_id, on_date),
  foreign key (store_id, roster_id) references scheduling.roster (store_id, id),
  foreign key (provider_id, agent_id) references scheduling.agent (provider_id, id),
  foreign key (provider_id, shift_id) references scheduling.shift_template (provider_id, id)
);
call platform.protect_store_table('scheduling.roster_assignment');
create index roster_assignment_agent on scheduling.roster_assignment (provider_id, agent_id, on_date);

-- What agents are told to work, in all stores: an agent is one person, so a store's own rows cannot tell whether they
-- are free. Only the provider owns it; whose store a shift is, the roster says to those who hold the store.
create table scheduling.published_shift (
  provider_id uuid not null,
  agent_id uuid not null,
  on_date date not null,
  roster_id uuid not null,
  shift_id uuid not null,
  start_minute int not null,
  end_minute int not null,
  work_minutes int not null,
  primary key (provider_id, agent_id, on_date),
  foreign key (provider_id, agent_id) references scheduling.agent (provider_id, id),
  foreign key (provider_id, shift_id) references scheduling.shift_template (provider_id, id)
);
call platform.protect_provider_table('scheduling.published_shift', 'select, insert, delete');
create index published_shift_roster on scheduling.published_shift (provider_id, roster_id);

call platform.publish('scheduling.agent', 'provider_id, id, name, alias, employee_no, status', 'identity, conversations, reporting, quality');
call platform.publish('scheduling.roster', 'provider_id, store_id, id, from_on, to_on, status, requirement', 'reporting');
call platform.publish('scheduling.roster_assignment', 'provider_id, store_id, roster_id, agent_id, on_date, start_minute, end_minute, breaks', 'reporting');
