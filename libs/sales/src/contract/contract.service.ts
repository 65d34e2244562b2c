import { Inject, Injectable } from '@nestjs/common';
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
import { countedPageOf, type ListOrder, type SortedPageArgs, withoutColumns } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { formatFen } from '@zuoxi/platform/money';
import { Store } from '@zuoxi/published';
import { Any, In, Not } from 'typeorm';
import type { QueryContractsSort } from '../api.types.js';
import { ContractClause } from './contract-clause.entity.js';
import { insertClauses, insertPayments } from './contract-draft.service.js';
import { Contract } from './contract.entity.js';
import type { SaveContractInput } from './contract.inputs.js';
import {
  clausesIn,
  type ContractMoney,
  type ContractParts,
  moneyIn,
  type PartsOf,
  signaturesIn,
} from './contract.parts.js';
import {
  checkComplete,
  clauseProblems,
  contractStatesBefore,
  type ContractStatus,
  standingOf,
} from './contract.rules.js';
import { ScheduledPayment } from './scheduled-payment.entity.js';

export type ContractRow = Awaited<ReturnType<ContractService['getMany']>>[number];
type ContractKey = Pick<Contract, 'providerId' | 'storeId' | 'id'>;
/** Documents that lists do not show. */
export type ContractDocument = 'sections' | 'owners';

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
  async standingOfStores(
    ctx: ProviderContext,
    storeIds: readonly string[],
    unread: readonly ContractDocument[] = [],
  ) {
    const rows = await this.db.read(ctx, ({ manager }) =>
      withoutColumns(contractsOf(ctx, manager, storeIds), unread).getMany(),
    );
    return [...Map.groupBy(rows.map(present), ({ storeId }) => storeId)].map(([storeId, own]) => ({
      storeId,
      ...standingOf(own),
    }));
  }

  /** @param unread documents that are not shown, and then undefined */
  list(
    ctx: ProviderContext,
    page: SortedPageArgs,
    unread: readonly ContractDocument[] = [],
    isCounted = true,
  ) {
    return this.db.read(ctx, ({ manager }) => {
      const own = withoutColumns(contractsOf(ctx, manager, ctx.storeIds), unread);
      return countedPageOf(own, order, page, present, isCounted);
    });
  }

  /** Clauses, payments and signatures of one contract. */
  parts(ctx: ProviderContext, contract: ContractKey) {
    return this.db.read(ctx, (tx) => this.partsIn(ctx, tx, contract));
  }

  async partsIn(
    ctx: ProviderContext,
    tx: ReadTx,
    { providerId, storeId, id }: ContractKey,
  ): Promise<ContractParts> {
    const of = { providerId, storeIds: [storeId], contractIds: [id] };
    const [clauses, money, signatures] = await Promise.all([
      clausesIn(tx, of, ctx.locale),
      moneyIn(tx, of),
      signaturesIn(tx, of),
    ]);
    return { clauses, ...(money[0] as ContractMoney), signatures };
  }

  /** Clauses of many contracts in one statement, as the other two parts. */
  clausesOf(ctx: ProviderContext, contractIds: readonly string[]) {
    return this.db.read(ctx, (tx) => clausesIn(tx, within(ctx, contractIds), ctx.locale));
  }

  /** Of each contract what is scheduled, what came in and what that covers. */
  moneyOf(ctx: ProviderContext, contractIds: readonly string[]) {
    return this.db.read(ctx, (tx) => moneyIn(tx, within(ctx, contractIds)));
  }

  signaturesOf(ctx: ProviderContext, contractIds: readonly string[]) {
    return this.db.read(ctx, (tx) => signaturesIn(tx, within(ctx, contractIds)));
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

const contractsOf = (ctx: ProviderContext, manager: ReadTx['manager'], storeIds: readonly string[]) =>
  manager
    .createQueryBuilder(Contract, 'c')
    .where('c.providerId = :providerId and c.storeId = any(:storeIds)', {
      ...{ providerId: ctx.providerId, storeIds },
    });

const within = ({ providerId, storeIds }: ProviderContext, contractIds: readonly string[]): PartsOf => ({
  ...{ providerId, storeIds, contractIds },
});

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
