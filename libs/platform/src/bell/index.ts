import { Injectable } from '@nestjs/common';
import type { ProviderId } from '@zuoxi/vocabulary';
import type { ProviderContext } from '../context/index.js';
import type { Database, WriteTx } from '../database/index.js';
import { Bell } from './bell.entity.js';

export { Bell } from './bell.entity.js';

/** Tells people's open pages to look anew, in the transaction that gives them something to see. */
export async function ring(
  { sql }: Pick<WriteTx, 'sql'>,
  providerId: ProviderId,
  accountIds: readonly string[],
  at: Date,
): Promise<void> {
  if (!accountIds.length) return;
  await sql(
    `insert into platform.bell as b (provider_id, account_id, rung_at)
     select $1::uuid, a.id, $3::timestamptz from unnest($2::uuid[]) a (id) order by a.id
     on conflict (provider_id, account_id) do update set rung_at = greatest(excluded.rung_at, b.rung_at + interval '1 ms')`,
    [providerId, accountIds, at],
  );
}

/** Whose bell rang when, for the streams of their pages. */
@Injectable()
export class BellReader {
  constructor(private readonly db: Database) {}

  /** Null: it never did, or they are nobody. */
  async rungAt(ctx: ProviderContext): Promise<number | null> {
    const { providerId, userId } = ctx;
    if (!userId) return null;
    const own = { providerId, accountId: userId };
    const bell = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Bell, own));
    return bell && bell.rungAt.getTime();
  }
}
