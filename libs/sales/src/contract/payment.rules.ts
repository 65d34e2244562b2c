export interface Instalment {
  readonly id: string;
  readonly dueOn: string;
  readonly amountFen: number;
}
export interface Receipt {
  readonly id: string;
  readonly amountFen: number;
  readonly receivedOn: string;
  readonly reversedAt: Date | null;
}

export interface SettledInstalment {
  /** Of the instalment: what receipts cover of it, in fen; null: nothing yet. */
  readonly receivedFen: number | null;
  /** What is still to come, in fen. */
  readonly outstandingFen: number;
  /** The day on which it was covered whole; null while something is outstanding. */
  readonly receivedOn: string | null;
}

export interface Settlement {
  readonly byInstalment: ReadonlyMap<string, SettledInstalment>;
  readonly receivedFen: number;
  /** Received beyond all that was ever due, in fen. */
  readonly overpaidFen: number;
}

const standing = ({ reversedAt }: Receipt): boolean => reversedAt === null;

/**
 * Money as it came against money as it falls due: receipts in the order of their days cover instalments in the order of
 * theirs. A reversed receipt covers nothing. All amounts are integer fen; what is covered, outstanding and overpaid adds
 * up to what was received and due.
 */
export function settle(instalments: readonly Instalment[], receipts: readonly Receipt[]): Settlement {
  const money = receipts
    .filter(standing)
    .sort((a, b) => a.receivedOn.localeCompare(b.receivedOn) || a.id.localeCompare(b.id))
    .map(({ amountFen, receivedOn }) => ({ leftFen: amountFen, receivedOn }));
  const receivedFen = money.reduce((sum, { leftFen }) => sum + leftFen, 0);
  const byInstalment = new Map<string, SettledInstalment>();
  const due = [...instalments].sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id.localeCompare(b.id));
  for (const { id, amountFen } of due) {
    let outstandingFen = amountFen;
    let receivedOn: string | null = null;
    for (const receipt of money) {
      if (outstandingFen === 0) break;
      const taken = Math.min(receipt.leftFen, outstandingFen);
      if (taken === 0) continue;
      receipt.leftFen -= taken;
      outstandingFen -= taken;
      if (outstandingFen === 0) ({ receivedOn } = receipt);
    }
    const covered = amountFen - outstandingFen;
    byInstalment.set(id, { receivedFen: covered || null, outstandingFen, receivedOn });
  }
  return { byInstalment, receivedFen, overpaidFen: money.reduce((sum, { leftFen }) => sum + leftFen, 0) };
}
