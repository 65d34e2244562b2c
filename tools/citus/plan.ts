// What makes a cluster of an installation: statements in their order, from the catalog and the classes of its tables.
import {
  appRole,
  jobsRole,
  loginRole,
  ownerRole,
  serviceLogin,
  services,
  type Spread,
  spreadOf,
} from '@zuoxi/platform/database';
import type pg from 'pg';

export interface Installation {
  /** Tables of the services' schemas without their partitions: `sales.quote`. */
  readonly tables: readonly string[];
  /** Those of them that the cluster knows already. */
  readonly placed: readonly string[];
  /** Also those that a run which was ended has taken down. */
  readonly foreignKeys: readonly { name: string; table: string; definition: string }[];
  /** Roles that own tables or read them; nobody logs in as them. */
  readonly roles: readonly string[];
  readonly logins: readonly string[];
  readonly database: string;
}

export interface Cluster {
  /** How the workers reach the coordinator: `host:port`. */
  readonly coordinator: string;
  readonly workers: readonly string[];
  readonly shards: number;
}

export async function readInstallation(client: pg.Client): Promise<Installation> {
  const rows = async <Row>(text: string) =>
    (await client.query(text, text.includes('$1') ? [services] : [])).rows as Row[];
  const exists = async (relation: string) =>
    (await client.query('select to_regclass($1) is not null as there', [relation])).rows[0].there as boolean;
  const names = async (text: string) => (await rows<{ name: string }>(text)).map(({ name }) => name);
  const [database = ''] = await names('select current_database() as name');
  const isKept = await exists('public.zuoxi_foreign_keys');
  return {
    tables: await names(
      `select oid::regclass::text as name from pg_class
        where relnamespace::regnamespace::text = any ($1) and relkind in ('r', 'p') and not relispartition order by 1`,
    ),
    placed: (await exists('pg_catalog.pg_dist_partition'))
      ? await names('select logicalrelid::text as name from pg_dist_partition')
      : [],
    foreignKeys: await rows(
      `select conname::text as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
         from pg_constraint
        where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text = any ($1)
       ${isKept ? 'union select name, at, definition from public.zuoxi_foreign_keys' : ''} order by 2, 1`,
    ),
    roles: [jobsRole, ...services.flatMap((service) => [ownerRole(service), appRole(service)])],
    logins: [loginRole, ...services.map(serviceLogin)],
    database,
  };
}

const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const hostAndPort = (address: string) => {
  const [host = '', port = '5432'] = address.split(':');
  return `${literal(host)}, ${Number(port)}`;
};

/**
 * Statements, one a message. Foreign keys are taken down and put up again around it, because a table cannot be moved
 * while another that is not yet moved refers to it; they are kept in `public.zuoxi_foreign_keys` until all are back, so
 * that a run that was ended is finished by the next.
 */
export function distribution(installation: Installation, cluster: Cluster): string[] {
  const { tables, placed, foreignKeys, roles, logins, database } = installation;
  const all = (spread: Spread) => tables.filter((table) => spreadOf(table) === spread);
  const of = (spread: Spread) => all(spread).filter((table) => !placed.includes(table));
  const [first] = all('sharded');
  if (!first) return [];
  return [
    'create extension if not exists citus',
    `select citus_set_coordinator_host(${hostAndPort(cluster.coordinator)})`,
    ...cluster.workers.map((worker) => `select citus_add_node(${hostAndPort(worker)})`),
    // The language belongs to the superuser: made known to the workers once, by one.
    `create function public.zuoxi_mark() returns int language plpgsql as 'begin return 1; end'`,
    'drop function public.zuoxi_mark()',
    // A worker is asked as the role that asks. They have no password: \`pg_hba.conf\` lets the cluster's own machines in.
    ...roles.map((role) => `alter role ${name(role)} login`),
    'create table if not exists public.zuoxi_foreign_keys (name text, at text, definition text, primary key (name, at))',
    ...foreignKeys.flatMap((key) => [
      `insert into public.zuoxi_foreign_keys values (${literal(key.name)}, ${literal(key.table)}, ${literal(key.definition)}) on conflict do nothing`,
      `alter table ${key.table} drop constraint if exists ${name(key.name)}`,
    ]),
    ...of('reference').map((table) => `select create_reference_table(${literal(table)})`),
    ...of('sharded').map(
      (table) =>
        `select create_distributed_table(${literal(table)}, 'provider_id', ` +
        (table === first
          ? `colocate_with => 'none', shard_count => ${cluster.shards})`
          : `colocate_with => ${literal(first)})`),
    ),
    ...of('managed').map((table) => `select citus_add_local_table_to_metadata(${literal(table)})`),
    ...foreignKeys.map(
      ({ name: key, table, definition }) => `alter table ${table} add constraint ${name(key)} ${definition}`,
    ),
    'drop table public.zuoxi_foreign_keys',
    ...logins.map(
      (login) =>
        `alter role ${name(login)} in database ${name(database)} set citus.propagate_set_commands = 'local'`,
    ),
    ...(cluster.workers.length
      ? [`select citus_set_node_property(${hostAndPort(cluster.coordinator)}, 'shouldhaveshards', false)`]
      : []),
  ];
}
