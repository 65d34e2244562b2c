import { Inject, Injectable } from '@nestjs/common';
import { checkSeen } from '@zuoxi/platform/content';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, move, ofStores, type ReadTx, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, type SortedPageArgs, withoutColumns } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { Any } from 'typeorm';
import type { QueryContractsSort } from '../api.types.js';
import { Contract } from './contract.entity.js';
import {
  clausesIn,
  type ContractMoney,
  type ContractParts,
  moneyIn,
  type PartsOf,
  signaturesIn,
} from './contract.parts.js';
import { contractEvents, contractTransitions, type ContractStatus, standingOf } from './contract.rules.js';
import { termsOf } from './contract.terms.js';

export type ContractRow = Awaited<ReturnType<ContractService['getMany']>>[number];
type ContractKey = Pick<Contract, 'providerId' | 'storeId' | 'id'>;
/** Documents that lists do not show. */
export type ContractDocument = 'sections' | 'owners';

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
  constructor(@Inject(doorOf('sales')) private readonly db: Database) {}

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

  async move(
    tx: WriteTx,
    contract: ContractKey & Pick<Contract, 'number'>,
    to: ContractStatus,
    values: Partial<Omit<Contract, keyof ContractKey | 'status'>> = {},
    details: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await move(tx, Contract, contractTransitions, keyOf(contract), { ...values, status: to });
    tx.audit({
      subjectType: 'contract',
      subjectId: contract.id,
      storeId: contract.storeId,
      details: { status: to, ...details },
    });
    const { id: subjectId, storeId, number } = contract;
    await tx.happened(contractEvents[to], { storeId, subjectId, params: { number } });
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

const present = (contract: Contract) => ({
  ...contract,
  takenOver: contract.quoteId === null,
  documentUrl: contract.documentFileId && `/files/${contract.documentFileId}`,
});
