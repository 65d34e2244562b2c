import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { IsNull } from 'typeorm';
import type { RecordPaymentInput, ReversePaymentInput } from './contract.inputs.js';
import { type ContractRow, ContractService } from './contract.service.js';
import { PaymentReceipt } from './payment-receipt.entity.js';

/** Money that came in, as it came in: of a part, of too much, of several at once. */
@Injectable()
export class PaymentService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly contracts: ContractService,
    private readonly clock: Clock,
  ) {}

  /**
   * Any amount: which instalments it covers follows from their due dates.
   *
   * @throws DomainError CONTRACT_NOT_FINAL while the contract is a draft, INVALID_INPUT for a day to come.
   */
  async record(ctx: ProviderContext, input: RecordPaymentInput): Promise<ContractRow> {
    const contract = found(await this.contracts.find(ctx, input.contractId), 'contract');
    const now = this.clock.now();
    if (input.receivedOn > businessDateOf(now)) throw invalid([{ field: 'receivedOn', code: 'DATE_FUTURE' }]);
    if (contract.status === 'draft') throw new DomainError('CONTRACT_NOT_FINAL', { number: contract.number });
    await this.db.write(
      ctx,
      'payment.record',
      async (tx) => {
        await this.contracts.lock(tx, contract);
        const id = newId();
        const { amountFen, receivedOn, method } = input;
        await tx.insert(PaymentReceipt, {
          providerId: contract.providerId,
          storeId: contract.storeId,
          id,
          contractId: contract.id,
          amountFen,
          receivedOn,
          method,
          recordedBy: ctx.actor.name,
          recordedAt: now,
        });
        tx.audit({
          subjectType: 'payment',
          subjectId: id,
          storeId: contract.storeId,
          details: { contract: contract.number, amountFen, receivedOn, method },
        });
        const params = { number: contract.number, amountFen };
        await tx.happened('payment.recorded', { storeId: contract.storeId, subjectId: contract.id, params });
        return null;
      },
      input,
    );
    return contract;
  }

  /**
   * Takes back what was recorded by mistake; the receipt stays, with the reason.
   *
   * @throws DomainError STATE_CHANGED when it has been taken back.
   */
  async reverse(ctx: ProviderContext, input: ReversePaymentInput): Promise<ContractRow> {
    const providerId = ctx.providerId;
    const where = { ...ofStores(ctx), id: input.receiptId };
    const receipt = found(
      await this.db.read(ctx, ({ manager }) => manager.findOneBy(PaymentReceipt, where)),
      'payment',
    );
    const contract = found(await this.contracts.find(ctx, receipt.contractId), 'contract');
    await this.db.write(
      ctx,
      'payment.reverse',
      async (tx) => {
        await this.contracts.lock(tx, contract);
        const { affected } = await tx.manager.update(
          PaymentReceipt,
          { providerId, storeId: receipt.storeId, id: receipt.id, reversedAt: IsNull() },
          {
            reversedAt: this.clock.now(),
            reversedBy: ctx.actor.name,
            reversalReason: input.reason.trim(),
          },
        );
        if (!affected) throw new DomainError('STATE_CHANGED', { status: 'reversed' });
        const { amountFen, receivedOn } = receipt;
        tx.audit({
          subjectType: 'payment',
          subjectId: receipt.id,
          storeId: receipt.storeId,
          details: { contract: contract.number, amountFen, receivedOn, reason: input.reason },
        });
        return null;
      },
      input,
    );
    return contract;
  }
}
