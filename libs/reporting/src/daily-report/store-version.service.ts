import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';
import { StoreVersion } from './store-version.entity.js';

/** How often a shop's published reports have changed. */
@Injectable()
export class StoreVersionService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  /** Of the endpoint's store, in the snapshot of the operation; null where nothing was published, or not for the caller. */
  async of(ctx: ProviderContext): Promise<string | null> {
    const { storeId } = ctx;
    if (!storeId) return null;
    const where = { providerId: ctx.providerId, storeId };
    const row = await this.db.read(ctx, ({ manager }) => manager.findOneBy(StoreVersion, where));
    return row && String(row.version);
  }
}

/** Within the transaction that publishes, so that nobody sees the one without the other. */
export async function raiseStoreVersion(
  { sql }: WriteTx,
  { providerId, storeId }: { readonly providerId: ProviderId; readonly storeId: StoreId },
): Promise<void> {
  await sql(
    `insert into reporting.store_version as v (provider_id, store_id, version) values ($1, $2, 1)
         on conflict (provider_id, store_id) do update set version = v.version + 1`,
    [providerId, storeId],
  );
}
