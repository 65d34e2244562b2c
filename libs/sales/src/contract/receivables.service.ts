import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { SalesTables } from '../tables.js';
import { type Receivables, receivablesOf } from './receivables.rules.js';

@Injectable()
export class ReceivablesService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database<SalesTables>,
    private readonly clock: Clock,
  ) {}

  /** Of signed contracts; of one that was ended, the instalments for service that was still given. */
  async today(ctx: Context): Promise<Receivables> {
    const on = businessDateOf(this.clock.now());
    return this.db.read(ctx, async ({ q }) => {
      const contracts = await q
        .selectFrom('sales.contract')
        .select(['storeId', 'id', 'endedOn'])
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('status', 'in', ['signed', 'in_service', 'ended'])
        .execute();
      const ids = [...contracts.map(({ id }) => id), ctx.providerId as string];
      const instalments = await q
        .selectFrom('sales.scheduledPayment')
        .select(['id', 'contractId', 'fromOn', 'dueOn', 'amountFen'])
        .where('contractId', 'in', ids)
        .execute();
      const receipts = await q
        .selectFrom('sales.paymentReceipt')
        .select(['id', 'contractId', 'receivedOn', 'amountFen', 'reversedAt'])
        .where('contractId', 'in', ids)
        .execute();
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
