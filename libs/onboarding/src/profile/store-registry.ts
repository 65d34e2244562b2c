import type { Context } from '@zuoxi/platform/context';
import type { Platform, StoreId } from '@zuoxi/vocabulary';

/** Makes stores. Identity owns them; it answers from this process or another. */
export abstract class StoreRegistry {
  abstract create(
    ctx: Context,
    store: { clientName: string; name: string; slug: string | null; platform: Platform; category: string },
  ): Promise<{ id: StoreId; ctx: Context }>;
  /** Moves the engagement forward; a step back or sideways is left as it is. */
  abstract advance(ctx: Context, storeId: string, to: 'quoted' | 'contracted' | 'in_service'): Promise<void>;
}
