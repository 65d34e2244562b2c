import type { Context } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { Client, Provider, Store } from '@zuoxi/published';
import type { ProviderId } from '@zuoxi/vocabulary';

/** Who a document is between, and about which shop. */
export async function readParties(ctx: Context, { manager }: ReadTx, storeId: string) {
  const providerId = ctx.providerId as ProviderId;
  const store = found(await manager.findOneBy(Store, { providerId, storeId }), 'store');
  const client = found(await manager.findOneBy(Client, { providerId, id: store.clientId }), 'client');
  const provider = found(await manager.findOneBy(Provider, { providerId }), 'provider');
  return { store, client, provider };
}
