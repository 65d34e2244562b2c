-- What somebody who leaves would have worked after the last day: taken out of rosters, and looked at until it is filled.
create table scheduling.freed_shift (
  provider_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  roster_id uuid not null,
  agent_id uuid not null,
  on_date date not null,
  shift_id uuid not null,
  start_minute int not null,
  end_minute int not null,
  was_published boolean not null,
  freed_at timestamptz not null,
  primary key (provider_id, store_id, id),
  foreign key (provider_id, store_id, roster_id) references scheduling.roster (provider_id, store_id, id),
  foreign key (provider_id, agent_id) references scheduling.agent (provider_id, id),
  foreign key (provider_id, shift_id) references scheduling.shift_template (provider_id, id)
);
call platform.protect_store_table('scheduling.freed_shift', 'select, insert');
create index freed_shift_day on scheduling.freed_shift (provider_id, store_id, on_date);
