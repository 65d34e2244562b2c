import { Inject, Injectable } from '@nestjs/common';
import { getMetric, type Metric } from '@zuoxi/metrics';
import { addDays, addMonths, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { checkSeen } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import {
  changesOf,
  type Database,
  lockName,
  type ReadTx,
  type WriteTx,
  ofStores,
} from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { formatFen } from '@zuoxi/platform/money';
import { Store } from '@zuoxi/published';
import type { ClausePeriod } from '@zuoxi/vocabulary';
import { Any, In, Not } from 'typeorm';
import type { QueryContractsSort } from '../api.types.js';
import { ContractClause } from './contract-clause.entity.js';
import { insertClauses, insertPayments } from './contract-draft.service.js';
import type { ContractSignature } from './contract-signature.entity.js';
import { Contract } from './contract.entity.js';
import type { SaveContractInput } from './contract.inputs.js';
import {
  checkComplete,
  clauseProblems,
  contractStatesBefore,
  type ContractStatus,
  standingOf,
} from './contract.rules.js';
import { PaymentReceipt } from './payment-receipt.entity.js';
import { settle, type SettledInstalment } from './payment.rules.js';
import { ScheduledPayment } from './scheduled-payment.entity.js';

export type ContractRow = Awaited<ReturnType<ContractService['getMany']>>[number];
type ContractKey = Pick<Contract, 'providerId' | 'storeId' | 'id'>;
type Signature = Pick<ContractSignature, 'party' | 'name' | 'signedAt' | 'documentSha256'>;

/** What hangs on a contract. */
export interface ContractParts {
  readonly clauses: readonly (Omit<ContractClause, 'period'> & {
    metricName: string;
    unit: Metric['unit'];
    window: ClausePeriod;
  })[];
  /** By due date, each with what receipts cover of it. */
  readonly payments: readonly (SettledInstalment & ScheduledPayment)[];
  /** Money as it came in, reversed ones among them. */
  readonly receipts: readonly PaymentReceipt[];
  readonly receivedFen: number;
  /** Null when nothing is scheduled. */
  readonly overpaidFen: number | null;
  readonly signatures: readonly Signature[];
}

/** What the two sides agree on, and so what a person must have seen before it becomes final. */
export const termsOf = (
  contract: Pick<ContractRow, 'startsOn' | 'endsOn' | 'seats' | 'monthlyFen' | 'sections' | 'owners'>,
  { clauses, payments }: Pick<ContractParts, 'clauses' | 'payments'>,
) => ({
  startsOn: contract.startsOn,
  endsOn: contract.endsOn,
  seats: contract.seats,
  monthlyFen: contract.monthlyFen,
  sections: contract.sections,
  owners: contract.owners,
  clauses: clauses.map(({ metric, comparator, target, window, remedy }) => ({
    metric,
    comparator,
    target: Number(target),
    window,
    remedy,
  })),
  payments: payments.map(({ dueOn, fromOn, toOn, amountFen }) => ({ dueOn, fromOn, toOn, amountFen })),
});

/** The terms as the audit log names them, one by one. */
const auditedTerms = (...[contract, parts]: Parameters<typeof termsOf>): Record<string, unknown> => {
  const { sections, owners, clauses, payments, ...rest } = termsOf(contract, parts);
  return {
    ...rest,
    ...Object.fromEntries(sections.map(({ title, text }) => [title, text])),
    ...Object.fromEntries(
      owners.map(({ party, name, phone }) => [`owner-${party}`, [name, phone].join(' ').trim()]),
    ),
    ...Object.fromEntries(
      clauses.map(({ metric, comparator, target, window, remedy }) => [
        metric,
        `${comparator} ${target} · ${window} · ${remedy}`,
      ]),
    ),
    payments: payments.map(({ dueOn, amountFen }) => `${dueOn} ${amountFen}`),
  };
};

const order: ListOrder<Contract, QueryContractsSort> = {
  usual: '-createdAt',
  key: 'id',
  sorts: {
    number: 'number',
    status: 'status',
    startsOn: 'startsOn',
    endsOn: 'endsOn',
    seats: 'seats',
    monthly: 'monthlyFen',
  },
};

@Injectable()
export class ContractService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: ProviderContext, ids: readonly string[]) {
    const where = { ...ofStores(ctx), id: Any(ids) };
    return (await this.db.read(ctx, ({ manager }) => manager.findBy(Contract, where))).map(present);
  }

  async find(ctx: ProviderContext, id: string): Promise<ContractRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  /** Of each store that has any: the contract that runs, and the one that is being made beside it. */
  async standingOfStores(ctx: ProviderContext, storeIds: readonly string[]) {
    const where = { providerId: ctx.providerId, storeId: Any(storeIds) };
    const rows = await this.db.read(ctx, ({ manager }) => manager.findBy(Contract, where));
    return [...Map.groupBy(rows.map(present), ({ storeId }) => storeId)].map(([storeId, own]) => ({
      storeId,
      ...standingOf(own),
    }));
  }

  list(ctx: ProviderContext, page: SortedPageArgs) {
    const { providerId, storeIds } = ctx;
    return this.db.read(ctx, ({ manager }) => {
      const own = manager
        .createQueryBuilder(Contract, 'c')
        .where('c.providerId = :providerId and c.storeId = any(:storeIds)', { providerId, storeIds });
      return countedPageOf(own, order, page, present);
    });
  }

  /** Clauses, payments and signatures of one contract. */
  parts(ctx: ProviderContext, contract: ContractKey) {
    return this.db.read(ctx, (tx) => this.partsIn(ctx, tx, contract));
  }

  async partsIn(
    ctx: ProviderContext,
    { manager, sql }: ReadTx,
    { providerId, storeId, id }: ContractKey,
  ): Promise<ContractParts> {
    const where = { providerId, storeId, contractId: id };
    const [clauses, payments, receipts, signatures] = await Promise.all([
      manager.find(ContractClause, { where, order: { ordinal: 'ASC' } }),
      manager.find(ScheduledPayment, { where, order: { dueOn: 'ASC' } }),
      manager.find(PaymentReceipt, { where, order: { receivedOn: 'ASC', recordedAt: 'ASC', id: 'ASC' } }),
      // Of the text as it is; those of a former one are kept, and count for nothing.
      sql<Signature>(
        `select s.party, s.name, s.signed_at, s.document_sha256
           from sales.contract_signature s
           join sales.contract c on c.provider_id = s.provider_id and c.store_id = s.store_id
                and c.id = s.contract_id and c.signing_round = s.signing_round
          where s.provider_id = $1 and s.store_id = $2 and s.contract_id = $3
          order by s.signed_at`,
        [providerId, storeId, id],
      ),
    ]);
    const settled = settle(payments, receipts);
    return {
      clauses: clauses.map(({ period, ...clause }) => {
        const { name, unit } = getMetric(clause.metric);
        return { ...clause, window: period, metricName: name[ctx.locale === 'zh-CN' ? 'zh' : 'en'], unit };
      }),
      payments: payments.map((payment) => ({
        ...payment,
        ...(settled.byInstalment.get(payment.id) as SettledInstalment),
      })),
      receipts,
      receivedFen: settled.receivedFen,
      overpaidFen: payments.length ? settled.overpaidFen : null,
      signatures,
    };
  }

  /** The contract as it is, locked to the end of the transaction, so that nobody changes what is judged in it. */
  async lock({ manager }: WriteTx, contract: ContractKey): Promise<ContractRow> {
    const lock = { mode: 'pessimistic_write' } as const;
    return present(found(await manager.findOne(Contract, { where: keyOf(contract), lock }), 'contract'));
  }

  /**
   * The draft, locked.
   *
   * @throws DomainError DRAFT_CHANGED when its terms are not the ones that were seen.
   */
  async lockSeen(
    ctx: ProviderContext,
    tx: WriteTx,
    contract: ContractKey,
    seenHash: string | null | undefined,
  ): Promise<ContractRow> {
    const locked = await this.lock(tx, contract);
    if (locked.status !== 'draft') throw new DomainError('STATE_CHANGED', { status: locked.status });
    if (seenHash) checkSeen(seenHash, termsOf(locked, await this.partsIn(ctx, tx, locked)));
    return locked;
  }

  /**
   * Changes what is given of a draft and nothing else.
   *
   * @throws DomainError STATE_CHANGED when it is no draft any more, DRAFT_CHANGED when the terms are not the ones seen.
   */
  async save(ctx: ProviderContext, input: SaveContractInput): Promise<ContractRow> {
    const known = found(await this.find(ctx, input.id), 'contract');
    await this.db.write(
      ctx,
      'contract.save',
      async (tx) => {
        const contract = await this.lockSeen(ctx, tx, known, input.contentHash);
        const before = auditedTerms(contract, await this.partsIn(ctx, tx, contract));
        const { providerId, storeId, id } = contract;
        const { platform } = found(await tx.manager.findOneBy(Store, { providerId, storeId }), 'store');
        const on = businessDateOf(this.clock.now());
        const problems = clauseProblems(input.clauses ?? [], platform, on);
        if (problems.length) throw invalid(problems);
        const sections = input.sections
          ? contract.sections.map((section) => ({
              ...section,
              text: input.sections?.find(({ key }) => key === section.key)?.text ?? section.text,
            }))
          : contract.sections;
        const startsOn = input.startsOn ?? contract.startsOn;
        const months = monthsOf(contract);
        const draft = { providerId, storeId, id, status: 'draft' as const };
        await tx.manager.update(Contract, draft, {
          sections,
          owners: input.owners ?? contract.owners,
          startsOn,
          ...(months !== null && { endsOn: addDays(addMonths(startsOn, months), -1) }),
        });
        const of = { providerId, storeId, contractId: id };
        if (input.clauses) {
          await tx.manager.delete(ContractClause, of);
          await insertClauses(
            tx,
            of,
            input.clauses.map(({ window, ...clause }) => ({ ...clause, period: window })),
          );
        }
        if (startsOn !== contract.startsOn && months !== null && contract.monthlyFen !== null) {
          await tx.manager.delete(ScheduledPayment, of);
          await insertPayments(tx, of, { startsOn, months, monthlyFen: contract.monthlyFen });
        }
        const saved = await this.lock(tx, contract);
        const changes = changesOf(before, auditedTerms(saved, await this.partsIn(ctx, tx, saved)));
        tx.audit({ subjectType: 'contract', subjectId: id, storeId, changes });
        return null;
      },
      input,
    );
    return found(await this.find(ctx, input.id), 'contract');
  }

  /**
   * Begins the service under a contract; the one that ran before it ends the day before.
   *
   * @throws DomainError SIGNATURE_ORDER, CONTRACT_INCOMPLETE, CONTRACT_NOT_BEGUN or PAYMENT_REQUIRED while the gate is
   *   closed.
   */
  async startService(ctx: ProviderContext, id: string): Promise<ContractRow> {
    const contract = found(await this.find(ctx, id), 'contract');
    await this.db.write(ctx, 'service.start', async (tx) => {
      await lockName(tx, `contract-in-force ${contract.storeId}`);
      await this.lock(tx, contract);
      const parts = await this.partsIn(ctx, tx, contract);
      const { payments, signatures } = parts;
      const missing = (['provider', 'client'] as const).filter(
        (party) => !signatures.some((each) => each.party === party),
      );
      if (missing.length) throw new DomainError('SIGNATURE_ORDER', { missing: missing.join(', ') });
      checkComplete(contract, parts);
      if (contract.startsOn > businessDateOf(this.clock.now())) {
        throw new DomainError('CONTRACT_NOT_BEGUN', { startsOn: contract.startsOn });
      }
      const outstandingFen = payments[0]?.outstandingFen ?? 0;
      if (outstandingFen > 0) {
        throw new DomainError('PAYMENT_REQUIRED', { outstanding: formatFen(outstandingFen) });
      }
      await this.endFormer(ctx, tx, contract);
      await this.move(tx, contract, 'in_service', { serviceStartedAt: this.clock.now() });
      await tx.send('store.advance', {
        ctx: { ...ctx, idempotencyKey: null },
        input: { storeId: contract.storeId, to: 'in_service' },
      });
      return null;
    });
    return found(await this.find(ctx, id), 'contract');
  }

  /**
   * Ends a contract that runs, with its last day. What was served and promised until then stays readable.
   *
   * @throws DomainError STATE_CHANGED unless it runs, INVALID_INPUT for a day before its start or after today.
   */
  async end(
    ctx: ProviderContext,
    input: { id: string; endedOn: string; reason: string },
  ): Promise<ContractRow> {
    const contract = found(await this.find(ctx, input.id), 'contract');
    if (input.endedOn < contract.startsOn) throw invalid([{ field: 'endedOn', code: 'END_BEFORE_START' }]);
    if (input.endedOn > businessDateOf(this.clock.now()))
      throw invalid([{ field: 'endedOn', code: 'DATE_FUTURE' }]);
    await this.db.write(
      ctx,
      'contract.end',
      async (tx) => {
        await lockName(tx, `contract-in-force ${contract.storeId}`);
        await this.move(tx, contract, 'ended', {
          endedOn: input.endedOn,
          endReason: input.reason.trim(),
          endedBy: ctx.actor.name,
        });
        return null;
      },
      input,
    );
    return found(await this.find(ctx, input.id), 'contract');
  }

  private async endFormer(ctx: ProviderContext, tx: WriteTx, next: ContractRow): Promise<void> {
    const { providerId, storeId } = next;
    const others = { providerId, storeId, status: 'in_service' as const, id: Not(next.id) };
    const running = await tx.manager.findBy(Contract, others);
    for (const former of running) {
      const dayBefore = addDays(next.startsOn, -1);
      await this.move(tx, former, 'ended', {
        endedOn: dayBefore < former.startsOn ? former.startsOn : dayBefore,
        endReason:
          ctx.locale === 'zh-CN' ? `由合同 ${next.number} 接续` : `Continued by contract ${next.number}`,
        endedBy: ctx.actor.name,
      });
    }
  }

  async move(
    { manager, audit }: WriteTx,
    contract: ContractKey,
    to: ContractStatus,
    values: Partial<Omit<Contract, keyof ContractKey | 'status'>> = {},
    details: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const key = keyOf(contract);
    const before = { ...key, status: In(contractStatesBefore(to)) };
    const { affected } = await manager.update(Contract, before, { ...values, status: to });
    if (!affected) {
      const { status } = found(await manager.findOneBy(Contract, key), 'contract');
      throw new DomainError('STATE_CHANGED', { status });
    }
    audit({
      subjectType: 'contract',
      subjectId: contract.id,
      storeId: contract.storeId,
      details: { status: to, ...details },
    });
  }
}

const keyOf = ({ providerId, storeId, id }: ContractKey): ContractKey => ({ providerId, storeId, id });

/** Whole months of the term; null without an agreed end. */
function monthsOf({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }): number | null {
  if (endsOn === null) return null;
  const after = addDays(endsOn, 1);
  return (
    (Number(after.slice(0, 4)) - Number(startsOn.slice(0, 4))) * 12 +
    Number(after.slice(5, 7)) -
    Number(startsOn.slice(5, 7))
  );
}

const present = (contract: Contract) => ({
  ...contract,
  takenOver: contract.quoteId === null,
  documentUrl: contract.documentFileId && `/files/${contract.documentFileId}`,
});
