// What makes a cluster of an installation: statements in their order, from the catalog and the classes of its tables.
import { type Spread, spreadOf } from '@zuoxi/platform/database';
import type pg from 'pg';

export interface Installation {
  /** Tables of the services' schemas without their partitions: `sales.quote`. */
  readonly tables: readonly string[];
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

export async function readInstallation(client: pg.Client, schemas: readonly string[]): Promise<Installation> {
  const rows = async <Row>(text: string) =>
    (await client.query(text, text.includes('$1') ? [schemas] : [])).rows as Row[];
  const [database] = await rows<{ name: string }>('select current_database() as name');
  return {
    tables: (
      await rows<{ name: string }>(
        `select oid::regclass::text as name from pg_class
          where relnamespace::regnamespace::text = any ($1) and relkind in ('r', 'p') and not relispartition order by 1`,
      )
    ).map(({ name }) => name),
    foreignKeys: await rows(
      `select conname as name, conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition
         from pg_constraint
        where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text = any ($1) order by 2, 1`,
    ),
    roles: (
      await rows<{ name: string }>(
        `select rolname as name from pg_roles where rolname like 'zuoxi%' and not rolcanlogin order by 1`,
      )
    ).map(({ name }) => name),
    logins: (
      await rows<{ name: string }>(
        `select rolname as name from pg_roles where rolname like 'zuoxi%' and rolcanlogin order by 1`,
      )
    ).map(({ name }) => name),
    database: database?.name ?? '',
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
  const { tables, foreignKeys, roles, logins, database } = installation;
  const of = (spread: Spread) => tables.filter((table) => spreadOf(table) === spread);
  const [first, ...others] = of('sharded');
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
      `alter table ${key.table} drop constraint ${name(key.name)}`,
    ]),
    ...of('reference').map((table) => `select create_reference_table(${literal(table)})`),
    `select create_distributed_table(${literal(first)}, 'provider_id', colocate_with => 'none', shard_count => ${cluster.shards})`,
    ...others.map(
      (table) =>
        `select create_distributed_table(${literal(table)}, 'provider_id', colocate_with => ${literal(first)})`,
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
