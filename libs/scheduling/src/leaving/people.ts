import type { ProviderContext } from '@zuoxi/platform/context';
import type { PersonEnding } from '@zuoxi/vocabulary';

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
