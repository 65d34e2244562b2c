export interface KnownAgent {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly employeeNo: string;
}
export interface Suggestion {
  readonly agentId: string;
  /** By what the account and the agent are the same. */
  readonly by: 'alias' | 'employeeNo' | 'name';
}

const comparable = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** The account as it is, and without what the platform puts before it: `店铺:小美` is `小美`. */
function spellings(account: string): Set<string> {
  const whole = comparable(account);
  const after = whole.slice(whole.lastIndexOf(':') + 1).trim();
  return new Set([whole, after].filter((each) => each !== ''));
}

/**
 * Which of a store's agents an account says it is: the same alias, number or name to the letter. Two agents whom it
 * could be are none: a wrong guess costs more than a click.
 */
export function suggestedAgent(account: string, agents: readonly KnownAgent[]): Suggestion | null {
  const known = spellings(account);
  const candidates = agents.flatMap((agent): Suggestion[] => {
    const by = (['alias', 'employeeNo', 'name'] as const).find((field) =>
      known.has(comparable(agent[field])),
    );
    return by ? [{ agentId: agent.id, by }] : [];
  });
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}
