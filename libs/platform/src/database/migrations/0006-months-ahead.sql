-- A month whose rows the default partition kept meanwhile gets them into its own part.
create or replace procedure platform.make_month_partitions(parent regclass, first_month date, months int) language plpgsql as $$
declare part text; kept text; column_name text; month date; schema_name text; parent_name text; is_kept boolean;
begin
  select n.nspname, c.relname into schema_name, parent_name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
  select a.attname into column_name from pg_partitioned_table p
    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0] where p.partrelid = parent;
  select format('%I.%I', n.nspname, c.relname) into kept from pg_partitioned_table p
    join pg_class c on c.oid = p.partdefid join pg_namespace n on n.oid = c.relnamespace where p.partrelid = parent;
  for i in 0 .. months - 1 loop
    month := (date_trunc('month', first_month) + make_interval(months => i))::date;
    part := format('%I.%I', schema_name, parent_name || '_' || to_char(month, 'YYYYMM'));
    continue when to_regclass(part) is not null;
    is_kept := false;
    if kept is not null then
      -- Policies bind the owner too; it looks past them here, for as long as this transaction holds the table.
      execute format('alter table %s no force row level security', kept);
      execute format('select exists (select from %s where %I >= %L and %I < %L)',
        kept, column_name, month, column_name, month + interval '1 month') into is_kept;
    end if;
    if is_kept then
      execute format('create table %s (like %s including all)', part, parent);
      execute format('with moved as (delete from %s where %I >= %L and %I < %L returning *) insert into %s select * from moved',
        kept, column_name, month, column_name, month + interval '1 month', part);
      execute format('alter table %s attach partition %s for values from (%L) to (%L)',
        parent, part, month, (month + interval '1 month')::date);
    else
      execute format('create table %s partition of %s for values from (%L) to (%L)',
        part, parent, month, (month + interval '1 month')::date);
    end if;
    if kept is not null then
      execute format('alter table %s force row level security', kept);
    end if;
    execute format('alter table %s enable row level security', part);
    execute format('alter table %s force row level security', part);
  end loop;
end $$;
