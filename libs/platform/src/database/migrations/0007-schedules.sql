-- Work by the clock is data: a line a kind and provider or shop.
create table platform.schedule (
  provider_id uuid not null,
  id uuid not null,
  -- Null: it is the provider's.
  store_id uuid,
  kind text not null,
  time_zone text not null,
  recurrence text not null check (recurrence in ('weekly', 'monthly', 'interval')),
  at_minute smallint not null check (at_minute >= 0 and at_minute <= 1439),
  weekdays smallint not null check (weekdays >= 1 and weekdays <= 127),
  month_day smallint not null check (month_day >= 1 and month_day <= 31),
  every_minutes smallint not null check (every_minutes >= 5 and every_minutes <= 720),
  enabled boolean not null default true,
  next_run_at timestamptz not null,
  -- When that was found, by the clock of then: a clock that was set back shows by it.
  planned_at timestamptz not null,
  changed_by text,
  changed_at timestamptz,
  primary key (provider_id, id),
  unique nulls not distinct (provider_id, kind, store_id)
);
call platform.protect_provider_table('platform.schedule', 'select, insert, update');

-- One time that a schedule was due, or that a person asked for it.
create table platform.schedule_run (
  provider_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  store_id uuid,
  due_at timestamptz not null,
  -- The day of it, by the clock of the schedule's zone.
  on_date date not null,
  -- Times before this one that were missed and are done with it, or no more.
  skipped int not null default 0,
  state text not null check (state in ('queued', 'running', 'done', 'nothing', 'failed')),
  sentence text not null,
  params jsonb not null default '{}',
  error jsonb,
  -- Null: the clock.
  asked_by text,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (provider_id, id),
  foreign key (provider_id, schedule_id) references platform.schedule (provider_id, id),
  -- However many look at once, and wherever their clocks go: a time is done once.
  unique (provider_id, schedule_id, due_at)
);
call platform.protect_provider_table('platform.schedule_run', 'select, insert, update');

-- Who holds some stores sees the lines of those, and nothing of the provider's or another store's.
create policy reach on platform.schedule as restrictive for select to zuoxi_platform
  using (store_id = any (nullif(current_setting('app.store_ids', true), '')::uuid[])
     or (store_id is null and current_setting('app.provider_wide', true) = 'on'));
create policy reach on platform.schedule_run as restrictive for select to zuoxi_platform
  using (store_id = any (nullif(current_setting('app.store_ids', true), '')::uuid[])
     or (store_id is null and current_setting('app.provider_wide', true) = 'on'));

-- What is due, of everybody: whose it is and which, and nothing else of it. The work is then done under the provider's
-- own context. A line that was planned by a clock that is ahead of this one is told too, to be planned anew.
create policy due on platform.schedule for select to zuoxi_platform_owner using (true);
create function platform.due_schedules(by_now timestamptz)
returns table (provider_id uuid, store_id uuid, id uuid)
language sql stable security definer set search_path = '' as $$
  select s.provider_id, s.store_id, s.id from platform.schedule s
   where s.enabled and (s.next_run_at <= by_now or s.planned_at > by_now + interval '1 minute')
   order by s.next_run_at
   limit 1000
$$;
revoke execute on function platform.due_schedules from public;
grant execute on function platform.due_schedules to zuoxi_platform;

-- Identity knows who has no line yet.
create policy laid on platform.schedule for select to zuoxi_identity_owner using (true);
grant select (provider_id, store_id, kind) on platform.schedule to zuoxi_identity_owner;
