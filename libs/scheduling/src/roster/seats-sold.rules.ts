/** A contract that a store is, was or will be served under. */
export interface ServedContract {
  readonly seats: number;
  readonly startsOn: string;
  /** Its last day, once it has been ended; whichever end was agreed, it is served until then. */
  readonly endedOn: string | null;
}

/** Seats sold on a day: of the contract that began last and was not ended before it; 0 without one. */
export function soldOn(contracts: readonly ServedContract[], on: string): number {
  const serving = contracts.filter(
    ({ startsOn, endedOn }) => startsOn <= on && (endedOn === null || endedOn >= on),
  );
  return serving.toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))[0]?.seats ?? 0;
}
