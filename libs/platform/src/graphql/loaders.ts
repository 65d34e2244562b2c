import DataLoader from 'dataloader';
import type { ProviderContext } from '../context/index.js';

/** What every resolver of one operation shares. Behind the guard the caller acts for a provider. */
export interface GraphqlContext {
  readonly ctx: ProviderContext;
  readonly loaders: Map<string, DataLoader<string, unknown>>;
}

/**
 * One batch per kind of thing and operation. Never kept longer than the operation, so nothing of one tenant is in
 * reach of the next.
 *
 * @param loadMany returns the found rows in any order; keys that are not found give null.
 */
export function loadOne<T extends { id: string }>(
  context: GraphqlContext,
  kind: string,
  id: string,
  loadMany: (ctx: ProviderContext, ids: readonly string[]) => Promise<readonly T[]>,
): Promise<T | null> {
  return loadGrouped(context, kind, id, loadMany, (row) => row.id).then((rows) => rows[0] ?? null);
}

/** As loadOne, for lists: `keyOf` says which key a row belongs to. */
export function loadGrouped<T>(
  context: GraphqlContext,
  kind: string,
  key: string,
  loadMany: (ctx: ProviderContext, keys: readonly string[]) => Promise<readonly T[]>,
  keyOf: (row: T) => string,
): Promise<T[]> {
  let loader = context.loaders.get(kind);
  if (!loader) {
    loader = new DataLoader<string, unknown>(async (keys) => {
      const groups = Map.groupBy(await loadMany(context.ctx, keys), keyOf);
      return keys.map((each) => groups.get(each) ?? []);
    });
    context.loaders.set(kind, loader);
  }
  return loader.load(key) as Promise<T[]>;
}

/** What several fields of an operation are computed from, read by the first that asks. */
export function loadOnce<T>(
  context: GraphqlContext,
  kind: string,
  load: (ctx: ProviderContext) => Promise<T>,
): Promise<T> {
  const once = async (ctx: ProviderContext) => [await load(ctx)];
  return loadGrouped(context, kind, kind, once, () => kind).then(([only]) => only as T);
}
