-- Tenancy, in one place. Every table with tenant data is put under one of two protections by a call at the end
-- of its CREATE TABLE: row-level security enabled and forced, one policy for reading and writing, and grants to
-- the application role of its own schema only. Policies are plain comparisons, because a sharded cluster refuses
-- sub-selects in them; an unset context compares with null and so reads and writes nothing.

create procedure platform.grant_to_service(target regclass, privileges text) language plpgsql as $$
declare service text;
begin
  select nspname into service from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  execute format('grant %s on %s to %I', privileges, target, 'zuoxi_' || service);
end $$;

create procedure platform.protect_provider_table(target regclass, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$create policy tenant on %s
    using (provider_id = nullif(current_setting('app.provider_id', true), '')::uuid)
    with check (provider_id = nullif(current_setting('app.provider_id', true), '')::uuid)$policy$, target);
  call platform.grant_to_service(target, privileges);
end $$;

create procedure platform.protect_store_table(target regclass, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format($policy$create policy tenant on %s
    using (provider_id = nullif(current_setting('app.provider_id', true), '')::uuid
       and store_id = any (nullif(current_setting('app.store_ids', true), '')::uuid[]))
    with check (provider_id = nullif(current_setting('app.provider_id', true), '')::uuid
       and store_id = any (nullif(current_setting('app.store_ids', true), '')::uuid[]))$policy$, target);
  call platform.grant_to_service(target, privileges);
end $$;

-- Another service may read these columns, through this view and nothing else. The view runs with the reader's
-- rights, so the reader also needs the columns themselves, and the row-level policies hold for it too.
create procedure platform.publish(target regclass, columns text, readers text) language plpgsql as $$
declare service text; bare text; reader text;
begin
  select n.nspname, c.relname into service, bare
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = target;
  execute format('create view %I.%I with (security_invoker = true) as select %s from %s', service || '_pub', bare, columns, target);
  foreach reader in array string_to_array(replace(readers, ' ', ''), ',') loop
    execute format('grant usage on schema %I, %I to %I', service, service || '_pub', 'zuoxi_' || reader);
    execute format('grant select on %I.%I to %I', service || '_pub', bare, 'zuoxi_' || reader);
    execute format('grant select (%s) on %s to %I', columns, target, 'zuoxi_' || reader);
  end loop;
end $$;

-- Big tables are cut by month of business date. A default partition keeps a row that no month was made for.
create procedure platform.make_month_partitions(parent regclass, first_month date, months int) language plpgsql as $$
declare part text; month date; schema_name text; parent_name text;
begin
  select n.nspname, c.relname into schema_name, parent_name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month) + make_interval(months => i))::date;
    part := parent_name || '_' || to_char(month, 'YYYYMM');
    if to_regclass(format('%I.%I', schema_name, part)) is null then
      execute format('create table %I.%I partition of %s for values from (%L) to (%L)',
        schema_name, part, parent, month, (month + interval '1 month')::date);
      execute format('alter table %I.%I enable row level security', schema_name, part);
      execute format('alter table %I.%I force row level security', schema_name, part);
    end if;
  end loop;
end $$;

create table platform.audit_head (
  provider_id uuid primary key,
  seq bigint not null,
  hash bytea not null
);
call platform.protect_provider_table('platform.audit_head', 'select, insert, update');

create table platform.audit_entry (
  provider_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  action text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  store_id uuid,
  subject_type text,
  subject_id text,
  details jsonb not null,
  ip text,
  request_id text not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (provider_id, seq)
);
call platform.protect_provider_table('platform.audit_entry', 'select, insert');
create index audit_entry_subject on platform.audit_entry (provider_id, subject_type, subject_id);

create table platform.idempotency (
  provider_id uuid not null,
  actor_id text not null,
  key text not null,
  operation text not null,
  request_hash text not null,
  result jsonb,
  at timestamptz not null,
  primary key (provider_id, actor_id, key)
);
call platform.protect_provider_table('platform.idempotency', 'select, insert, update, delete');

-- A piece of long work that a person waits for: what the console's tray shows.
create table platform.task (
  provider_id uuid not null,
  id uuid not null,
  store_id uuid,
  kind text not null,
  state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  percent smallint not null default 0 check (percent between 0 and 100),
  sentence text not null,
  params jsonb not null default '{}',
  result jsonb,
  error jsonb,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (provider_id, id)
);
call platform.protect_provider_table('platform.task', 'select, insert, update');
create index task_recent on platform.task (provider_id, created_at desc);

create table platform.stored_file (
  provider_id uuid not null,
  id uuid not null,
  store_id uuid,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  storage_key text not null,
  -- What one must be allowed to open it: a contract is for other eyes than a file of chats.
  permission text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (provider_id, id)
);
call platform.protect_provider_table('platform.stored_file', 'select, insert');

-- Statutory holidays and the working days that make up for them; the same for everybody, so no tenant column.
create table platform.holiday (
  on_date date primary key,
  name text not null,
  name_en text not null,
  is_workday boolean not null
);
call platform.grant_to_service('platform.holiday', 'select');
