import { type Instalment, type Receipt, settle } from './payment.rules.js';

export interface ContractMoney {
  readonly contractId: string;
  readonly instalments: readonly Instalment[];
  readonly receipts: readonly Receipt[];
}

export interface OpenInstalment {
  readonly id: string;
  readonly contractId: string;
  readonly dueOn: string;
  readonly amountFen: number;
  readonly outstandingFen: number;
  readonly daysOverdue: number;
}

export interface Receivables {
  readonly on: string;
  readonly overdueFen: number;
  readonly dueThisMonthFen: number;
  readonly receivedThisMonthFen: number;
  readonly open: readonly OpenInstalment[];
}

const dayMilliseconds = 86_400_000;
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** What is owed on a day over many contracts; amounts in fen. An instalment is overdue from the day after it was due. */
export function receivablesOf(contracts: readonly ContractMoney[], on: string): Receivables {
  const month = on.slice(0, 7);
  const open = contracts
    .flatMap(({ contractId, instalments, receipts }) => {
      const { byInstalment } = settle(instalments, receipts);
      return instalments.flatMap(({ id, dueOn, amountFen }) => {
        const outstandingFen = byInstalment.get(id)?.outstandingFen ?? amountFen;
        if (outstandingFen === 0 || dueOn.slice(0, 7) > month) return [];
        return [{ id, contractId, dueOn, amountFen, outstandingFen, daysOverdue: daysFrom(dueOn, on) }];
      });
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || b.outstandingFen - a.outstandingFen);
  const received = contracts.flatMap(({ receipts }) =>
    receipts.filter(
      ({ receivedOn, reversedAt }) =>
        reversedAt === null && receivedOn.slice(0, 7) === month && receivedOn <= on,
    ),
  );
  const outstanding = (isOverdue: boolean) =>
    total(open.filter(({ dueOn }) => dueOn < on === isOverdue).map(({ outstandingFen }) => outstandingFen));
  return {
    on,
    overdueFen: outstanding(true),
    dueThisMonthFen: outstanding(false),
    receivedThisMonthFen: total(received.map(({ amountFen }) => amountFen)),
    open,
  };
}
