import type { AccountOwner } from './contract.entity.js';

export const parties = ['provider', 'client'] as const satisfies readonly AccountOwner['party'][];

interface Successor extends AccountOwner {
  readonly fromOn: string;
}

/**
 * Who answers for each side on a day: whoever took over last by then, else whom the contract names.
 *
 * @param handovers in the order in which they were said, which counts where two are of one day
 */
export function contactsOn(
  owners: readonly AccountOwner[],
  handovers: readonly Successor[],
  on: string,
): AccountOwner[] {
  return parties.flatMap((party) => {
    const latest = handovers
      .filter((each) => each.party === party && each.fromOn <= on)
      .reduce<Successor | null>((last, each) => (!last || each.fromOn >= last.fromOn ? each : last), null);
    const contact = latest ?? owners.find((each) => each.party === party);
    return contact ? [{ party, name: contact.name, phone: contact.phone }] : [];
  });
}
