import type { PublicAddress } from '@zuoxi/platform/address';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { Store } from '@zuoxi/published';
import { eventPath } from '@zuoxi/vocabulary';
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

/**
 * Where an event is seen to, as a whole address; null where it is nowhere, or nobody has said where people come in.
 *
 * @param place in the back office, or at the shop's own pages
 */
export function eventUrl(
  address: PublicAddress,
  event: Event,
  stores: Stores,
  place: 'office' | 'shop',
): string | null {
  const path = eventPath(event.name, place, wordsOf(event, stores));
  if (path === null || place === 'office') return path && address.of(path);
  const slug = event.storeId && stores.get(event.storeId)?.slug;
  return slug ? address.of(`/shop/${encodeURIComponent(slug)}${path}`) : null;
}

/** The stores that a context holds, by id. */
export async function storesOf(
  { providerId, storeIds }: ProviderContext,
  manager: ReadTx['manager'],
): Promise<Stores> {
  if (!storeIds.length) return new Map();
  const stores = await manager.findBy(Store, { providerId, storeId: Any(storeIds) });
  return new Map(stores.map((store) => [store.storeId, store]));
}
