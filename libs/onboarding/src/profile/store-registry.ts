import type { ProviderContext } from '@zuoxi/platform/context';
import type { Platform, StoreId } from '@zuoxi/vocabulary';

/** Makes stores. Identity owns them; it answers from this process or another. */
export abstract class StoreRegistry {
  abstract create(
    ctx: ProviderContext,
    store: { clientName: string; name: string; slug: string | null; platform: Platform; category: string },
  ): Promise<{ id: StoreId; ctx: ProviderContext }>;
  /** Moves the engagement forward; a step back or sideways is left as it is. */
  abstract advance(
    ctx: ProviderContext,
    storeId: string,
    to: 'quoted' | 'contracted' | 'in_service',
  ): Promise<void>;
}
