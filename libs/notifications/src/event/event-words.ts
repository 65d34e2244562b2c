import type { PublicAddress } from '@zuoxi/platform/address';
import { businessDateOf } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { ReadTx } from '@zuoxi/platform/database';
import { settingsUntil } from '@zuoxi/platform/settings';
import { Store } from '@zuoxi/published';
import { eventPath, eventText, type Locale, type NoticeWording } from '@zuoxi/vocabulary';
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
async function storesOf(
  { providerId, storeIds }: ProviderContext,
  manager: ReadTx['manager'],
): Promise<Stores> {
  if (!storeIds.length) return new Map();
  const stores = await manager.findBy(Store, { providerId, storeId: Any(storeIds) });
  return new Map(stores.map((store) => [store.storeId, store]));
}

/** What events are said with: shops by their names, and sentences of the provider's own by the day of an event. */
export interface Speech {
  readonly stores: Stores;
  readonly wordingsOn: (on: string) => readonly NoticeWording[];
}

export async function speechOf(
  ctx: ProviderContext,
  manager: ReadTx['manager'],
  events: readonly Event[],
): Promise<Speech> {
  if (!events.length) return { stores: new Map(), wordingsOn: () => [] };
  const last = new Date(Math.max(0, ...events.map(({ at }) => at.getTime())));
  const [stores, wordingsOn] = await Promise.all([
    storesOf(ctx, manager),
    settingsUntil({ manager }, ctx.providerId, 'notice-wordings', businessDateOf(last)),
  ]);
  return { stores, wordingsOn };
}

/** The sentence of an event, or of so many alike of which it is the last. */
export function sentenceOf(event: Event, { stores, wordingsOn }: Speech, locale: Locale, count = 1): string {
  const form = count > 1 ? 'many' : 'one';
  const own = wordingsOn(businessDateOf(event.at)).find(
    (row) => row.event === event.name && row.form === form,
  );
  const words = own && { 'zh-CN': own.zh, 'en-US': own.en };
  return eventText(event.name, locale, wordsOf(event, stores), count, words);
}
