import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFingerprint } from '@zuoxi/platform/database';
import type pg from 'pg';
import type { Installation } from '../application.js';
import { CommandError } from '../failure.js';
import { type Certificate, certify, keepCertificate } from './certificate.js';
import { operator, plainSession, type Tenant } from './tenant.js';
import { tenantTables } from './tenant.export.js';

type Where = Pick<Installation, 'root' | 'filesDirectory' | 'anchorKey' | 'anchorsDirectory'>;

/** What would go, by table. */
export interface ErasureCounts {
  readonly rows: Readonly<Record<string, number>>;
  readonly people: number;
  readonly jobs: number;
  readonly files: number;
}

/** Goes last. */
const providerTable = 'identity.provider';
/** People who are members here and nowhere else. */
const ownPeople = `select distinct m.account_id as id from identity.membership m where m.provider_id = $1
  and not exists (select 1 from identity.membership o where o.account_id = m.account_id and o.provider_id <> $1)`;
/** What of such a person lies in tables of no provider. */
const personTables = ['identity.session', 'identity.recovery_code', 'identity.reset_link'];
/** Ids are in what a job is given, wherever its kind has them. */
const jobsOfTenant = `from pgboss.job where position($1::text in data::text) > 0`;

const countOf = async (client: pg.ClientBase, text: string, values: unknown[]): Promise<number> =>
  Number((await client.query<{ count: string }>(text, values)).rows[0]?.count);

export async function countTenant(
  client: pg.ClientBase,
  { id }: Tenant,
  filesDirectory: string,
): Promise<ErasureCounts> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(plainSession);
  const rows: Record<string, number> = {};
  for (const { name } of await tenantTables(client))
    rows[name] = await countOf(client, `select count(*) from ${name} where provider_id = $1`, [id]);
  const people = await countOf(client, `select count(*) from (${ownPeople}) p`, [id]);
  const jobs = await countOf(client, `select count(*) ${jobsOfTenant}`, [id]);
  await client.query('commit');
  return { rows, people, jobs, files: (await filesOf(filesDirectory, id)).length };
}

const filesOf = (filesDirectory: string, providerId: string): Promise<string[]> =>
  readdir(join(filesDirectory, providerId)).catch(() => []);

/**
 * Removes every row, file and key of a provider. Access ends first, so that nobody writes what nobody would remove;
 * what was under way then is removed by another round.
 *
 * @throws CommandError TENANT_BUSY when somebody goes on writing
 */
export async function eraseTenant(
  client: pg.ClientBase,
  { root, filesDirectory, anchorKey, anchorsDirectory }: Where,
  provider: Tenant,
  now = new Date(),
): Promise<Certificate> {
  const { id } = provider;
  await endAccess(client, id, now);
  const { rows: heads } = await client.query<{ seq: number; hash: string }>(
    `select seq, encode(hash, 'hex') as hash from platform.audit_head where provider_id = $1`,
    [id],
  );
  // Files first: as long as the provider's own row is there, a run that was cut can be made again.
  const files = (await filesOf(filesDirectory, id)).length;
  await rm(join(filesDirectory, id), { recursive: true, force: true });
  const rows: Record<string, number> = { [providerTable]: 1 };
  let people = 0;
  let keys = 0;
  for (let round = 1; ; round += 1) {
    const removed = await removeRows(client, id);
    for (const [table, count] of Object.entries(removed.rows)) rows[table] = (rows[table] ?? 0) + count;
    people += removed.people;
    keys += removed.rows['platform.data_key'] ?? 0;
    if (!Object.values(removed.rows).some((count) => count > 0)) break;
    if (round === 5)
      throw new CommandError(
        'TENANT_BUSY',
        '仍有程序在写入该公司的数据。已删除的不会恢复，请停止写入后再次运行。',
        'Something goes on writing for this company. What was erased stays erased; stop it and run the command again.',
      );
  }
  const certificate = certify(anchorKey, {
    ...{ format: 'zuoxi-erasure-1', provider, erasedAt: now.toISOString(), erasedBy: operator() },
    migrations: await migrationsFingerprint(root),
    ...{ rows, people, files, keys, lastEntry: heads[0] ?? null },
  });
  await client.query('begin');
  await client.query(`delete from ${providerTable} where provider_id = $1`, [id]);
  await keepCertificate(anchorsDirectory, certificate);
  await client.query('commit');
  return certificate;
}

async function endAccess(client: pg.ClientBase, id: string, now: Date): Promise<void> {
  await client.query(
    'update identity.membership set revoked_at = coalesce(revoked_at, $2) where provider_id = $1',
    [id, now],
  );
  await client.query(
    'update identity.api_key set revoked_at = coalesce(revoked_at, $2) where provider_id = $1',
    [id, now],
  );
}

async function removeRows(client: pg.ClientBase, id: string) {
  await client.query('begin');
  try {
    await client.query(plainSession);
    const { rows: own } = await client.query<{ id: string }>(ownPeople, [id]);
    const accounts = own.map((each) => each.id);
    await client.query(`delete ${jobsOfTenant}`, [id]);
    const rows: Record<string, number> = {};
    const tables = (await tenantTables(client)).filter(({ name }) => name !== providerTable);
    for (const { name } of tables.reverse())
      rows[name] = (await client.query(`delete from ${name} where provider_id = $1`, [id])).rowCount ?? 0;
    for (const table of personTables)
      await client.query(`delete from ${table} where account_id = any ($1)`, [accounts]);
    // Of people who are members elsewhere: sign-ins by this company's own issuer.
    await client.query('delete from identity.session where signed_on_by = $1', [id]);
    const { rowCount } = await client.query('delete from identity.account where id = any ($1)', [accounts]);
    await client.query('commit');
    return { rows, people: rowCount ?? 0 };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Every table of the database that still holds a provider's id in a row of its own. */
export async function leftOf(client: pg.ClientBase, providerId: string): Promise<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const { name } of await tenantTables(client)) {
    const count = await countOf(client, `select count(*) from ${name} where provider_id = $1`, [providerId]);
    if (count) left[name] = count;
  }
  return left;
}
