import { getMetric, type Metric } from '@zuoxi/metrics';
import type { ReadTx } from '@zuoxi/platform/database';
import type { ClausePeriod, Locale, ProviderId } from '@zuoxi/vocabulary';
import { Any } from 'typeorm';
import { ContractClause } from './contract-clause.entity.js';
import type { ContractSignature } from './contract-signature.entity.js';
import { PaymentReceipt } from './payment-receipt.entity.js';
import { settle, type SettledInstalment } from './payment.rules.js';
import { ScheduledPayment } from './scheduled-payment.entity.js';

type Clause = Omit<ContractClause, 'period'> & {
  metricName: string;
  unit: Metric['unit'];
  window: ClausePeriod;
};
type Signature = Pick<ContractSignature, 'contractId' | 'party' | 'name' | 'signedAt' | 'documentSha256'>;

export interface ContractMoney {
  /** By due date, each with what receipts cover of it. */
  readonly payments: readonly (SettledInstalment & ScheduledPayment)[];
  /** Money as it came in, reversed ones among them. */
  readonly receipts: readonly PaymentReceipt[];
  readonly receivedFen: number;
  /** Null when nothing is scheduled. */
  readonly overpaidFen: number | null;
}
/** What hangs on a contract. */
export interface ContractParts extends ContractMoney {
  readonly clauses: readonly Clause[];
  readonly signatures: readonly Signature[];
}

/** Contracts whose parts are read, however many in one statement. */
export interface PartsOf {
  readonly providerId: ProviderId;
  readonly storeIds: readonly string[];
  readonly contractIds: readonly string[];
}
const of = ({ providerId, storeIds, contractIds }: PartsOf) => ({
  ...{ providerId, storeId: Any(storeIds), contractId: Any(contractIds) },
});

export async function clausesIn({ manager }: ReadTx, which: PartsOf, locale: Locale): Promise<Clause[]> {
  const clauses = await manager.find(ContractClause, { where: of(which), order: { ordinal: 'ASC' } });
  return clauses.map(({ period, ...clause }) => {
    const { name, unit } = getMetric(clause.metric);
    return { ...clause, window: period, metricName: name[locale === 'zh-CN' ? 'zh' : 'en'], unit };
  });
}

/** Of each contract, in the order of the ids. */
export async function moneyIn(
  { manager }: ReadTx,
  which: PartsOf,
): Promise<(ContractMoney & { contractId: string })[]> {
  const order = { receivedOn: 'ASC', recordedAt: 'ASC', id: 'ASC' } as const;
  const [due, received] = await Promise.all([
    manager.find(ScheduledPayment, { where: of(which), order: { dueOn: 'ASC' } }),
    manager.find(PaymentReceipt, { where: of(which), order }),
  ]);
  return which.contractIds.map((contractId) => {
    const own = (row: { contractId: string }) => row.contractId === contractId;
    const [payments, receipts] = [due.filter(own), received.filter(own)];
    const settled = settle(payments, receipts);
    return {
      contractId,
      payments: payments.map((payment) => ({
        ...payment,
        ...(settled.byInstalment.get(payment.id) as SettledInstalment),
      })),
      receipts,
      receivedFen: settled.receivedFen,
      overpaidFen: payments.length ? settled.overpaidFen : null,
    };
  });
}

/** Of the text as it is; those of a former one are kept, and count for nothing. */
export const signaturesIn = (
  { sql }: ReadTx,
  { providerId, storeIds, contractIds }: PartsOf,
): Promise<Signature[]> =>
  sql<Signature>(
    `select s.contract_id, s.party, s.name, s.signed_at, s.document_sha256
       from sales.contract_signature s
       join sales.contract c on c.provider_id = s.provider_id and c.store_id = s.store_id
            and c.id = s.contract_id and c.signing_round = s.signing_round
      where s.provider_id = $1 and s.store_id = any($2) and s.contract_id = any($3)
      order by s.signed_at`,
    [providerId, storeIds, contractIds],
  );
