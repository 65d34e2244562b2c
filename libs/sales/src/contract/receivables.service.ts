import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Any, In } from 'typeorm';
import { Contract } from './contract.entity.js';
import { PaymentReceipt } from './payment-receipt.entity.js';
import { type Receivables, receivablesOf } from './receivables.rules.js';
import { ScheduledPayment } from './scheduled-payment.entity.js';

@Injectable()
export class ReceivablesService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Of signed contracts; of one that was ended, the instalments for service that was still given. */
  async today(ctx: ProviderContext): Promise<Receivables> {
    const on = businessDateOf(this.clock.now());
    const here = ofStores(ctx);
    return this.db.read(ctx, async ({ manager }) => {
      const contracts = await manager.find(Contract, {
        select: { id: true, endedOn: true },
        where: { ...here, status: In(['signed', 'in_service', 'ended']) },
      });
      const theirs = { ...here, contractId: Any(contracts.map(({ id }) => id)) };
      const instalments = await manager.findBy(ScheduledPayment, theirs);
      const receipts = await manager.findBy(PaymentReceipt, theirs);
      const dueOf = Map.groupBy(instalments, ({ contractId }) => contractId);
      const receivedOf = Map.groupBy(receipts, ({ contractId }) => contractId);
      return receivablesOf(
        contracts.map(({ id, endedOn }) => ({
          contractId: id,
          instalments: (dueOf.get(id) ?? []).filter(({ fromOn }) => !endedOn || fromOn <= endedOn),
          receipts: receivedOf.get(id) ?? [],
        })),
        on,
      );
    });
  }
}
