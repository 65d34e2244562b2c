import { heldStore } from '@zuoxi/platform/access';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { StoreId } from '@zuoxi/vocabulary';

/** A store's own endpoint knows its store; the back office names one that the caller holds. */
export function storeOf(ctx: ProviderContext, asked: string | null | undefined): StoreId {
  if (ctx.storeId) return ctx.storeId;
  return heldStore(ctx, asked);
}
