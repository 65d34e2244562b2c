import type { Context, StoreContext } from '@zuoxi/platform/context';

export type RequestFacts = Pick<Context, 'requestId' | 'locale' | 'ip' | 'userAgent' | 'idempotencyKey'>;

/** Who a bearer token is, here or there. Answered by identity, in this process or another. */
export abstract class Gatekeeper {
  abstract backOffice(bearer: string | null, facts: RequestFacts): Promise<Context>;
  /** Null alike for an unknown store and for one that is not the caller's. */
  abstract forStore(bearer: string | null, facts: RequestFacts, slug: string): Promise<StoreContext | null>;
}
