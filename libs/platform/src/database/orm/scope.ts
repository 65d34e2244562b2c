import { Any } from 'typeorm';
import type { ProviderContext } from '../../context/index.js';

/** The rows of every store that the caller holds: of none where they hold none. */
export const ofStores = (ctx: ProviderContext) => ({
  providerId: ctx.providerId,
  storeId: Any<ProviderContext['storeIds'][number]>(ctx.storeIds),
});
