import { userInfo } from 'node:os';
import type pg from 'pg';
import { CommandError } from '../failure.js';

export const tenantFormat = 'zuoxi-tenant-1';

export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Who is at the terminal, as the log and the certificate name them. */
export const operator = (): string => `cli:${userInfo().username}`;

/** @param provider its slug or id */
export async function findTenant(client: pg.ClientBase, provider: string): Promise<Tenant> {
  const { rows } = await client.query<Tenant>(
    `select provider_id as id, slug, name from identity.provider where $1 in (slug, provider_id::text)`,
    [provider],
  );
  const [tenant] = rows;
  if (!tenant)
    throw new CommandError(
      'PROVIDER_UNKNOWN',
      `没有服务商「${provider}」。请用服务商的英文标识（slug）。`,
      `There is no provider "${provider}". Give the provider's slug.`,
    );
  return tenant;
}

/** Values print and are read the same wherever and whenever this runs; what is long may take long. */
export const plainSession = `select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true),
  set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true)`;

/** A row a line: JSON has none of the characters that would be quoted, so each line is the JSON itself. */
export const asLines = `(format csv, quote e'\\x01', delimiter e'\\x02')`;

/** Of people, who may be members elsewhere too, what makes them known; no password and no second factor. */
export const peopleTable = 'identity.account';
export const peopleColumns = ['id', 'email', 'name', 'created_at'] as const;
/** Columns that an export leaves empty: with them files of a backup could be opened after the keys were erased. */
export const withheldColumns: Readonly<Record<string, readonly string[]>> = {
  'platform.data_key': ['wrapped'],
};

export const damaged = (what: string) =>
  new CommandError(
    'EXPORT_DAMAGED',
    `导出文件已损坏（${what}），没有写入任何内容。`,
    `The export is damaged (${what}); nothing was written.`,
  );
