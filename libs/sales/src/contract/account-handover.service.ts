import { Inject, Injectable } from '@nestjs/common';
import { addDays, businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, ofStores, type ReadTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Any } from 'typeorm';
import { AccountHandover } from './account-handover.entity.js';
import { contactsOn } from './contacts.rules.js';
import type { AccountOwner } from './contract.entity.js';
import { type ContractRow, ContractService } from './contract.service.js';

/** Further ahead nobody knows who will answer. */
const furthestDays = 92;

/** Who answers for an engagement on each side, as one follows another. */
@Injectable()
export class AccountHandoverService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly contracts: ContractService,
    private readonly clock: Clock,
  ) {}

  /**
   * Names who answers for a side from a day on. A draft is edited instead.
   *
   * @throws DomainError STATE_CHANGED unless the contract is signed or runs; INVALID_INPUT for a day before its start, or
   *   too far ahead
   */
  async handOver(
    ctx: ProviderContext,
    input: Omit<AccountOwner, 'phone'> & {
      contractId: string;
      phone?: string | null;
      fromOn: string;
      reason: string;
    },
  ): Promise<ContractRow> {
    const contract = found(await this.contracts.find(ctx, input.contractId), 'contract');
    const { providerId, storeId, id: contractId, number } = contract;
    const { party, fromOn } = input;
    await this.db.write(
      ctx,
      'contract.hand-over',
      async (tx) => {
        const { status, startsOn, owners } = await this.contracts.lock(tx, contract);
        if (status !== 'signed' && status !== 'in_service')
          throw new DomainError('STATE_CHANGED', { status });
        const today = businessDateOf(this.clock.now());
        if (fromOn < startsOn) throw invalid([{ field: 'fromOn', code: 'END_BEFORE_START' }]);
        if (fromOn > addDays(today, furthestDays)) throw invalid([{ field: 'fromOn', code: 'OUT_OF_RANGE' }]);
        const before = contactsOn(owners, await handoversIn(tx, ctx, [contractId]), fromOn).find(
          (each) => each.party === party,
        );
        const id = newId();
        const next = { name: input.name.trim(), phone: input.phone?.trim() || null };
        await tx.insert(AccountHandover, {
          ...{ providerId, storeId, id, contractId, party, fromOn, ...next },
          ...{ reason: input.reason.trim(), handedOverBy: ctx.actor.name, handedOverAt: this.clock.now() },
        });
        const changes = changesOf({ name: before?.name ?? null }, { name: next.name });
        const details = { number, party, effectiveFrom: fromOn, reason: input.reason.trim() };
        tx.audit({ subjectType: 'contract', subjectId: contractId, storeId, details, changes });
        const params = { number, on: fromOn };
        await tx.happened('account.handed-over', { storeId, subjectId: contractId, params });
        return null;
      },
      input,
    );
    return contract;
  }

  /** Of many contracts, in the order in which they were said. */
  of(ctx: ProviderContext, contractIds: readonly string[]): Promise<AccountHandover[]> {
    return this.db.read(ctx, (tx) => handoversIn(tx, ctx, contractIds));
  }

  /** Who answers today. */
  contactsOf({ owners }: ContractRow, handovers: readonly AccountHandover[]): AccountOwner[] {
    return contactsOn(owners, handovers, businessDateOf(this.clock.now()));
  }
}

const handoversIn = ({ manager }: ReadTx, ctx: ProviderContext, contractIds: readonly string[]) =>
  manager.find(AccountHandover, {
    where: { ...ofStores(ctx), contractId: Any(contractIds) },
    order: { handedOverAt: 'ASC', id: 'ASC' },
  });
