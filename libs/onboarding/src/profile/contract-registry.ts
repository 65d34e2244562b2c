import type { ProviderContext } from '@zuoxi/platform/context';
import type { ClausePeriod } from '@zuoxi/vocabulary';

/** What is known of a contract that was signed elsewhere. */
export interface TakenOverTerms {
  readonly startsOn: string;
  readonly endsOn?: string | null;
  readonly seats: number;
  readonly monthlyFen?: number | null;
  readonly clauses?:
    | readonly { metric: string; comparator: string; target: string; window: ClausePeriod; remedy: string }[]
    | null;
  readonly owners?: readonly { party: 'provider' | 'client'; name: string; phone: string | null }[] | null;
}

/** Makes contracts of shops that are already served. Sales owns them; it answers from this process or another. */
export abstract class ContractRegistry {
  /** @throws DomainError INVALID_INPUT naming the fields. */
  abstract check(ctx: ProviderContext, terms: TakenOverTerms, platform: string): Promise<null>;
  abstract takeOver(ctx: ProviderContext, storeId: string, terms: TakenOverTerms): Promise<{ id: string }>;
}
