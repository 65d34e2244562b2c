import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { Store } from '@zuoxi/published';
import { Any } from 'typeorm';
import type { Event } from './event.entity.js';

type Named = Pick<Store, 'name' | 'slug'>;
export type Stores = ReadonlyMap<string, Named>;

/** What the sentences and addresses of an event are filled with. */
export const wordsOf = ({ params, storeId, byName, subjectId }: Event, stores: Stores) => ({
  ...params,
  ...(storeId && { storeId, store: stores.get(storeId)?.name ?? '—' }),
  by: byName,
  id: subjectId,
});

/** The stores that a context holds, by id. */
export async function storesOf(
  { providerId, storeIds }: ProviderContext,
  manager: ReadTx['manager'],
): Promise<Stores> {
  if (!storeIds.length) return new Map();
  const stores = await manager.findBy(Store, { providerId, storeId: Any(storeIds) });
  return new Map(stores.map((store) => [store.storeId, store]));
}
