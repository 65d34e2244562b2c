import type { ProviderContext } from '@zuoxi/platform/context';
import type { StoreId } from '@zuoxi/vocabulary';

/** Something that ends with a person. */
export interface PersonEnding {
  readonly kind: 'role' | 'sessions' | 'api_key' | 'share_link' | 'sub_account';
  /** The role, or the name of the key or the account. */
  readonly name: string;
  readonly storeId: StoreId | null;
  readonly count: number | null;
  readonly until: string | null;
}

/** Who signs in. Identity knows them; it answers from this process or another. */
export abstract class People {
  /**
   * What the person ends with who is this agent.
   *
   * @throws DomainError LAST_OWNER, and FORBIDDEN where the caller may not take away what they hold
   */
  abstract endingsOfAgent(ctx: ProviderContext, agentId: string): Promise<readonly PersonEnding[]>;
  /** Their rights end with the last day; with null they have them again. */
  abstract agentLeaves(
    ctx: ProviderContext,
    input: { agentId: string; leftOn: string | null },
  ): Promise<void>;
}
