import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { Client, Provider, Store } from '@zuoxi/published';

/** Who a document is between, and about which shop. */
export async function readParties(ctx: ProviderContext, { manager }: ReadTx, storeId: string) {
  const providerId = ctx.providerId;
  const store = found(await manager.findOneBy(Store, { providerId, storeId }), 'store');
  const client = found(await manager.findOneBy(Client, { providerId, id: store.clientId }), 'client');
  const provider = found(await manager.findOneBy(Provider, { providerId }), 'provider');
  return { store, client, provider };
}
