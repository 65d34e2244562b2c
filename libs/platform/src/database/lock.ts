import type { WriteTx } from './database.js';

/**
 * Whoever else asks for the same name waits until this transaction ends: for what no row stands for yet, such as the next
 * version of something. Names are of the whole installation, so they hold an id.
 */
export async function lockName({ sql }: Pick<WriteTx, 'sql'>, name: string): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [name]);
}
