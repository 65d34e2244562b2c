import type { ProviderContext } from '@zuoxi/platform/context';
import type { WriteTx } from '@zuoxi/platform/database';
import type { ProviderId } from '@zuoxi/vocabulary';
import type { RowError } from '../ingest/index.js';
import type { BroughtKind } from './brought-rows.js';

export type Tx = WriteTx;

/** Whose rows are written, and of which moment they tell. */
export interface Scope {
  readonly ctx: ProviderContext;
  readonly storeId: string;
  readonly batchId: string;
  readonly timeZone: string;
  /** Now. */
  readonly at: Date;
  readonly asOf: Date;
}

export type OfStore = Pick<Scope, 'ctx' | 'storeId'>;

/** What every statement names first: `provider_id = $1 and store_id = $2`. */
export const storeKey = ({ ctx, storeId }: OfStore): [ProviderId, string] => [ctx.providerId, storeId];

/** What became of rows; each is one of these, or refused. */
export interface Written {
  /** New. */
  readonly accepted: number;
  /** There already, and different: they are now as this file says. */
  readonly changed: number;
  /** There already, and the same. */
  readonly known: number;
  /** There already, from a file that tells of a later moment: they stay as they are. */
  readonly outdated: number;
  /** The same key once more in this file with other values: the first stands. */
  readonly conflicts: readonly RowError[];
  /** Days that the rows belong to. */
  readonly days: readonly string[];
  /** Those of them (or from which rows were taken) where something is different now. */
  readonly changedDays: readonly string[];
}

export const nothing: Written = {
  accepted: 0,
  changed: 0,
  known: 0,
  outdated: 0,
  conflicts: [],
  days: [],
  changedDays: [],
};

/** One writer of a kind in a store at a time: two files may hold the same rows. */
export async function lockKind({ sql }: Tx, storeId: string, kind: BroughtKind): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${storeId} ${kind}`]);
}
