import type { ProviderContext } from '@zuoxi/platform/context';
import { found } from '@zuoxi/platform/errors';
import type { StoreId } from '@zuoxi/vocabulary';

/** A store's own endpoint knows its store; the back office names one that the caller holds. */
export function storeOf(ctx: ProviderContext, asked: string | null | undefined): StoreId {
  if (ctx.storeId) return ctx.storeId;
  return found(
    ctx.storeIds.find((id) => id === asked),
    'store',
  );
}
