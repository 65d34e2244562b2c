import type { ProviderContext } from '@zuoxi/platform/context';

/** Where mail to people goes. Identity knows; it answers from this process or another. */
export abstract class Addresses {
  /** Null for who has left, and who may not sign in. */
  abstract addressOf(
    ctx: ProviderContext,
    accountId: string,
  ): Promise<{ email: string; name: string } | null>;
}
