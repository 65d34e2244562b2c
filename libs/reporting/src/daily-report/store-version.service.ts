import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, WriteTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId, StoreId } from '@zuoxi/vocabulary';

interface Versioned {
  readonly version: number;
}

/** How often a shop's published reports have changed. */
@Injectable()
export class StoreVersionService {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  /** Of the endpoint's store, as it is now; null where nothing was published, or not for the caller. */
  async now(ctx: ProviderContext): Promise<string | null> {
    const values = [ctx.providerId, ctx.storeId];
    return versionIn(
      await this.db.readOne<Versioned>(ctx, { name: 'store version', text: versionOf, values }),
    );
  }

  /** The same in the snapshot of the operation. */
  async of(ctx: ProviderContext): Promise<string | null> {
    const values = [ctx.providerId, ctx.storeId];
    return versionIn(await this.db.read(ctx, ({ sql }) => sql<Versioned>(versionOf, values)));
  }
}

const versionOf = 'select version from reporting.store_version where provider_id = $1 and store_id = $2';
const versionIn = ([row]: readonly Versioned[]): string | null => (row ? String(row.version) : null);

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
