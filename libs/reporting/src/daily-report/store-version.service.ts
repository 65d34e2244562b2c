import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { type Database, sql, type WriteTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { ReportingTables } from '../tables.js';

/** How often a shop's published reports have changed. */
@Injectable()
export class StoreVersionService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database<ReportingTables>) {}

  /** Of the endpoint's store, in the snapshot of the operation; null where nothing was published, or not for the caller. */
  async of(ctx: Context): Promise<string | null> {
    if (!ctx.storeId) return null;
    const row = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('reporting.storeVersion')
        .select(sql<string>`version::text`.as('version'))
        .where('storeId', '=', ctx.storeId)
        .executeTakeFirst(),
    );
    return row?.version ?? null;
  }
}

/** Within the transaction that publishes, so that nobody sees the one without the other. */
export async function raiseStoreVersion(
  { q }: WriteTx<ReportingTables>,
  of: { readonly providerId: string; readonly storeId: string },
): Promise<void> {
  await q
    .insertInto('reporting.storeVersion')
    .values({ ...of, version: 1 })
    .onConflict((conflict) =>
      conflict.column('storeId').doUpdateSet({ version: sql`reporting.store_version.version + 1` }),
    )
    .execute();
}
