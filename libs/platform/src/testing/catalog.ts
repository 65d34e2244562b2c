import type pg from 'pg';
import { appRole, ownerRole, type Service, services } from '../database/index.js';

/** What PostgreSQL's own catalog says about a table of ours. */
export interface CatalogTable {
  /** `sales.quote` */
  readonly name: string;
  readonly service: Service;
  readonly columns: readonly { name: string; type: string; notNull: boolean }[];
  /** First columns of the primary key, of each unique index and of each foreign key, with what the latter refer to. */
  readonly keys: readonly {
    name: string;
    kind: 'primary' | 'unique' | 'foreign';
    first: string;
    refersTo: string | null;
  }[];
  readonly checks: readonly string[];
  readonly rowSecurity: boolean;
  readonly forced: boolean;
  readonly policies: readonly { name: string; command: string; using: string | null; check: string | null }[];
  readonly triggers: readonly string[];
}

/** Functions that run with their definer's rights, each with the reason why that is right. */
export const reviewedDefiners: Readonly<Record<string, string>> = {
  'platform.move_audit_head(uuid,bigint,bigint,bytea)':
    'moves the head of one chain forward and nothing else, within the tenant that forced policies leave to its owner too',
  'platform.due_schedules(timestamp with time zone)':
    'tells which schedules of everybody are due, by their ids; they are read under the provider’s own context',
  'identity.sign_on_offers(text)':
    'tells before anybody is known which companies’ people of a mail domain sign in elsewhere, by name',
  'identity.without_schedule(text[],text[],text[])':
    'tells who has no schedule of a kind yet, by ids and zones; it is laid under the provider’s own context',
  'identity.store_of_folder(text,text)':
    'tells by ids whose a folder on disk is that names a provider and a shop; its files are taken under that provider’s own context',
};

export type TableClass = 'store' | 'provider' | 'account' | 'shared';

/** Tables without a tenant column, each with the reason why that is right. */
export const tablesWithoutTenant: Readonly<Record<string, { class: TableClass; why: string }>> = {
  'identity.account': {
    class: 'account',
    why: 'a person may work for several providers; only identity may read it',
  },
  'identity.session': { class: 'account', why: 'belongs to an account; only identity may read it' },
  'identity.signing_key': { class: 'shared', why: 'signs everybody’s tokens; only identity may read it' },
  'identity.attempt': {
    class: 'shared',
    why: 'counts failures before anybody is known; only identity may read it',
  },
  'identity.setup_link': {
    class: 'shared',
    why: 'makes a provider, so there is none yet; only identity may read it',
  },
  'identity.reset_link': { class: 'account', why: 'belongs to an account; only identity may read it' },
  'identity.recovery_code': { class: 'account', why: 'belongs to an account; only identity may read it' },
  'platform.holiday': { class: 'shared', why: 'public facts, the same for everybody' },
  'platform.commit_marker': { class: 'shared', why: 'always empty; nobody may read it' },
  'platform.migration': {
    class: 'shared',
    why: 'which SQL was applied; no role of the application may read it',
  },
};

/** Provider tables whose rows may concern one store: null means the whole provider. */
export const tablesWithOptionalStore: Readonly<Record<string, string>> = {
  'platform.audit_entry': 'the chain is the provider’s; a deed may concern a store',
  'platform.task': 'belongs to its asker; may concern a store',
  'platform.schedule': 'of the provider or of one of its stores',
  'platform.schedule_run': 'of the provider or of one of its stores',
  'platform.stored_file': 'files of the provider and of its stores; Files decides by the store',
  'identity.membership': 'a role in one store or in all',
  'identity.invitation': 'an invitation into one store or into all',
  'identity.api_key': 'a key for one store or for all',
  'notifications.channel': 'may be of one store, or of all',
  'notifications.event': 'may concern a store, or the provider as a whole',
  'notifications.notice': 'belongs to who is told; may concern a store',
};

/** Policies beside `tenant`, each with the reason. They may read, never write. */
export const furtherPolicies: Readonly<Record<string, string>> = {
  'platform.audit_entry reach':
    'narrows what `tenant` allows: of a store-limited caller to the entries of those stores',
  'platform.schedule reach': 'narrows what `tenant` allows: of a store-limited caller to those stores',
  'platform.schedule_run reach': 'narrows what `tenant` allows: of a store-limited caller to those stores',
  'platform.schedule due': 'for the owner alone, as whom `due_schedules` runs',
  'platform.schedule laid': 'for identity’s owner alone, as whom `without_schedule` runs',
  'identity.provider schedules': 'for the owner alone, as whom `without_schedule` and `store_of_folder` run',
  'identity.store schedules': 'for the owner alone, as whom `without_schedule` and `store_of_folder` run',
  'identity.sign_on offers': 'for the owner alone, as whom `sign_on_offers` runs',
  'identity.store directory': 'sign-in lists a provider’s stores before any list of stores can exist',
  'identity.membership own': 'a person finds their own memberships before a provider is chosen',
};

const tenantColumns = ['store_id', 'provider_id'];

export async function readTables(client: pg.ClientBase | pg.Pool): Promise<CatalogTable[]> {
  const { rows } = await client.query(
    `select n.nspname || '.' || c.relname as name, n.nspname as service, c.relrowsecurity as row_security,
            c.relforcerowsecurity as forced,
            (select json_agg(json_build_object('name', a.attname, 'type', t.typname, 'notNull', a.attnotnull) order by a.attnum)
               from pg_attribute a join pg_type t on t.oid = a.atttypid
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
            (select coalesce(json_agg(k), '[]') from (
               select i.indexrelid::regclass::text as name, case when i.indisprimary then 'primary' else 'unique' end as kind,
                      (select attname from pg_attribute where attrelid = c.oid and attnum = i.indkey[0]) as first,
                      null as "refersTo"
                 from pg_index i where i.indrelid = c.oid and i.indisunique
               union all
               select f.conname, 'foreign',
                      (select attname from pg_attribute where attrelid = c.oid and attnum = f.conkey[1]),
                      f.confrelid::regclass::text || '.' ||
                        (select attname from pg_attribute where attrelid = f.confrelid and attnum = f.confkey[1])
                 from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.conparentid = 0) k) as keys,
            (select coalesce(json_agg(pg_get_constraintdef(x.oid)), '[]') from pg_constraint x
              where x.conrelid = c.oid and x.contype = 'c') as checks,
            (select coalesce(json_agg(json_build_object('name', p.polname, 'command', p.polcmd,
                      'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))), '[]')
               from pg_policy p where p.polrelid = c.oid) as policies,
            (select coalesce(json_agg(tgname), '[]') from pg_trigger where tgrelid = c.oid and not tgisinternal) as triggers
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
      order by 1`,
    [services],
  );
  return rows.map(({ row_security, ...row }) => ({ ...row, rowSecurity: row_security }));
}

/** Whose rows a table holds, by its columns; null when it is neither a tenant's nor listed as nobody's. */
export function classOf(table: CatalogTable): TableClass | null {
  const column = (name: string) => table.columns.find((each) => each.name === name);
  if (!column('provider_id')) return tablesWithoutTenant[table.name]?.class ?? null;
  if (!column('store_id') || table.name in tablesWithOptionalStore) return 'provider';
  return 'store';
}

/** What keeps a table from being safe for many tenants, in words; empty for a good one. */
export function problemsOf(table: CatalogTable): string[] {
  const kind = classOf(table);
  if (!kind) return ['is in no class: give it a tenant column, or say by name why it has none'];
  const problems: string[] = [];
  if (table.triggers.length) problems.push(`has triggers: ${table.triggers.join(', ')}`);
  if (kind === 'account' || kind === 'shared') return problems;

  for (const name of kind === 'store' ? tenantColumns : ['provider_id']) {
    if (!table.columns.find((column) => column.name === name)?.notNull) problems.push(`${name} may be null`);
  }
  if (!table.rowSecurity) problems.push('row-level security is not enabled');
  if (!table.forced) problems.push('row-level security is not forced');
  if (!table.policies.some(({ using, check }) => using && check))
    problems.push('no policy with USING and WITH CHECK');
  for (const { name, command, using, check } of table.policies) {
    const text = `${using} ${check}`;
    if (/select/i.test(text)) problems.push(`policy ${name} has a sub-select`);
    if (name === 'tenant') {
      for (const column of kind === 'store' ? tenantColumns : ['provider_id']) {
        if (!using?.includes(column) || !check?.includes(column))
          problems.push(`policy tenant does not compare ${column}`);
      }
    } else if (!furtherPolicies[`${table.name} ${name}`]) problems.push(`policy ${name} is not known`);
    else if (command !== 'r') problems.push(`policy ${name} lets more than read`);
  }
  if (!table.keys.some((key) => key.kind === 'primary')) problems.push('no primary key');
  for (const { name, kind: sort, first, refersTo } of table.keys) {
    if (sort === 'foreign') {
      const [, , far] = (refersTo ?? '').split('.');
      const toAccount = refersTo === 'identity.account.id';
      if (!toAccount && !(tenantColumns.includes(first) && far === first)) {
        problems.push(`foreign key ${name} does not begin with the tenant`);
      }
    } else if (!tenantColumns.includes(first))
      problems.push(`${sort} key ${name} does not begin with the tenant`);
  }
  return problems;
}

/** What is wrong with roles, grants, views and functions, in words. */
export async function grantProblems(client: pg.ClientBase | pg.Pool): Promise<string[]> {
  const apps = services.map(appRole);
  const owners = services.map(ownerRole);
  const schemas = services.flatMap((service) => [service, `${service}_pub`]);
  const found = async (text: string, ...values: unknown[]) =>
    (await client.query(text, values)).rows.map((row) => Object.values(row).join(' '));
  // The privilege is of PostgreSQL 17 on, and asking an earlier one for it is an error.
  const version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
  return [
    ...(await found(
      `select rolname, 'is superuser, bypasses row security or may create' from pg_roles
        where rolname = any ($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
      [...apps, ...owners, 'zuoxi_app', 'zuoxi_jobs'],
    )),
    ...(await found(
      `select r, 'may become', o from unnest($1::text[]) r, unnest($2::text[]) o where pg_has_role(r, o, 'member')`,
      [...apps, 'zuoxi_app', 'zuoxi_jobs'],
      owners,
    )),
    ...(await found(
      `select c.oid::regclass, 'is owned by', pg_get_userbyid(c.relowner) from pg_class c
        where pg_get_userbyid(c.relowner) = any ($1)`,
      [...apps, 'zuoxi_app', 'zuoxi_jobs'],
    )),
    ...(await found(
      `select r, p, 'on', c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace,
              unnest($1::text[]) r, unnest($3::text[]) p
        where n.nspname = any ($2) and c.relkind in ('r', 'p', 'v') and has_table_privilege(r, c.oid, p)`,
      [...apps, 'zuoxi_app', 'zuoxi_jobs'],
      schemas,
      ['truncate', 'references', 'trigger', ...(version >= 170_000 ? ['maintain'] : [])],
    )),
    ...(await found(
      `select r, 'may create in', s from unnest($1::text[]) r, unnest($2::text[]) s
        where to_regnamespace(s) is not null and has_schema_privilege(r, s, 'create')`,
      [...apps, 'zuoxi_app', 'zuoxi_jobs', 'public'],
      schemas,
    )),
    // A partition is reached through its parent, whose policy holds; by itself it has none, so nobody may reach it.
    ...(await found(
      `select r, 'reaches the partition', c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace,
              unnest($1::text[]) r, unnest(array['select', 'insert', 'update', 'delete']) p
        where n.nspname = any ($2) and c.relispartition and c.relkind = 'r' and has_table_privilege(r, c.oid, p)`,
      [...apps, 'zuoxi_app', 'public'],
      schemas,
    )),
    ...(await found(
      `select c.oid::regclass, 'is a partition without forced row security' from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any ($1) and c.relispartition and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`,
      schemas,
    )),
    ...(await found(
      `select c.oid::regclass, 'is a view with its owner''s rights' from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = any ($1) and c.relkind in ('v', 'm')
          and not coalesce(c.reloptions::text[] @> array['security_invoker=true'], false)`,
      schemas,
    )),
    ...(await found(
      `select p.oid::regprocedure, 'runs with its definer''s rights' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = any ($1) and p.prosecdef and p.oid::regprocedure::text <> all ($2)`,
      schemas,
      Object.keys(reviewedDefiners),
    )),
    ...(await found(
      `select r, 'may write', c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace,
              unnest($1::text[]) r, unnest(array['insert', 'update', 'delete']) p
        where n.nspname = any ($2) and n.nspname <> 'platform' and 'zuoxi_' || n.nspname <> r and c.relkind in ('r', 'p', 'v')
          and (case when p = 'delete' then has_table_privilege(r, c.oid, p) else has_any_column_privilege(r, c.oid, p) end)`,
      apps,
      schemas,
    )),
  ];
}
