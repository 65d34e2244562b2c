import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { SalesTables } from '../tables.js';
import type { RecordPaymentInput, ReversePaymentInput } from './contract.inputs.js';
import { type ContractRow, ContractService } from './contract.service.js';

/** Money that came in, as it came in: of a part, of too much, of several at once. */
@Injectable()
export class PaymentService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database<SalesTables>,
    private readonly contracts: ContractService,
    private readonly clock: Clock,
  ) {}

  /**
   * Any amount: which instalments it covers follows from their due dates.
   *
   * @throws DomainError CONTRACT_NOT_FINAL while the contract is a draft, INVALID_INPUT for a day to come.
   */
  async record(ctx: Context, input: RecordPaymentInput): Promise<ContractRow> {
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
        await tx.q
          .insertInto('sales.paymentReceipt')
          .values({
            providerId: ctx.providerId as string,
            storeId: contract.storeId,
            id,
            contractId: contract.id,
            amountFen: input.amountFen,
            receivedOn: input.receivedOn,
            method: input.method,
            recordedBy: ctx.actor.name,
            recordedAt: now,
          })
          .execute();
        const { amountFen, receivedOn, method } = input;
        tx.audit({
          subjectType: 'payment',
          subjectId: id,
          storeId: contract.storeId,
          details: { contract: contract.number, amountFen, receivedOn, method },
        });
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
  async reverse(ctx: Context, input: ReversePaymentInput): Promise<ContractRow> {
    const receipt = found(
      await this.db.read(ctx, ({ q }) =>
        q
          .selectFrom('sales.paymentReceipt')
          .select(['id', 'storeId', 'contractId', 'amountFen', 'receivedOn'])
          .where('providerId', '=', ctx.providerId as string)
          .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
          .where('id', '=', input.receiptId)
          .executeTakeFirst(),
      ),
      'payment',
    );
    const contract = found(await this.contracts.find(ctx, receipt.contractId), 'contract');
    await this.db.write(
      ctx,
      'payment.reverse',
      async (tx) => {
        await this.contracts.lock(tx, contract);
        const reversed = await tx.q
          .updateTable('sales.paymentReceipt')
          .set({
            reversedAt: this.clock.now(),
            reversedBy: ctx.actor.name,
            reversalReason: input.reason.trim(),
          })
          .where('storeId', '=', receipt.storeId)
          .where('id', '=', receipt.id)
          .where('reversedAt', 'is', null)
          .executeTakeFirst();
        if (!reversed.numUpdatedRows) throw new DomainError('STATE_CHANGED', { status: 'reversed' });
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
