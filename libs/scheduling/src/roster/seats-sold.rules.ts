/** A contract that a store is, was or will be served under. */
export interface ServedContract {
  readonly seats: number;
  readonly startsOn: string;
  /** Its last day, once it has been ended; whichever end was agreed, it is served until then. */
  readonly endedOn: string | null;
}

/** The contract that a store is served under on a day: the one that began last and was not ended before it. */
export function servedUnder<Contract extends ServedContract>(
  contracts: readonly Contract[],
  on: string,
): Contract | undefined {
  const serving = contracts.filter(
    ({ startsOn, endedOn }) => startsOn <= on && (endedOn === null || endedOn >= on),
  );
  return serving.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))[0];
}

/** Seats sold on a day; 0 without a contract. */
export const soldOn = (contracts: readonly ServedContract[], on: string): number =>
  servedUnder(contracts, on)?.seats ?? 0;
