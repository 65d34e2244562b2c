import type { Context } from '@zuoxi/platform/context';
import type { Gatekeeper, RequestFacts } from '../gatekeeper.js';

/** Short enough that, with what identity remembers, what was revoked stops working within a second. */
const keptMilliseconds = 400;

/** Asks identity once for the requests that come close together with the same token. */
export function rememberingGatekeeper(gatekeeper: Gatekeeper): Gatekeeper & { forgetAll(): void } {
  const kept = new Map<string, { at: number; ctx: Promise<Context | null> }>();
  const remember = async (
    key: string,
    facts: RequestFacts,
    ask: () => Promise<Context | null>,
  ): Promise<Context | null> => {
    const now = Date.now();
    let entry = kept.get(key);
    if (!entry || now - entry.at >= keptMilliseconds) {
      if (kept.size > 5000) kept.clear();
      entry = { at: now, ctx: ask() };
      kept.set(key, entry);
      entry.ctx.catch(() => kept.delete(key));
    }
    const ctx = await entry.ctx;
    return ctx && { ...ctx, ...facts };
  };
  return {
    forgetAll: () => kept.clear(),
    backOffice: (bearer, facts) =>
      remember(`office ${bearer}`, facts, () => gatekeeper.backOffice(bearer, facts)) as Promise<Context>,
    forStore: (bearer, facts, slug) =>
      remember(`${slug} ${bearer}`, facts, () => gatekeeper.forStore(bearer, facts, slug)),
  };
}
