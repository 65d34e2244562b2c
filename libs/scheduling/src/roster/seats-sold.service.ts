import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Contract } from '@zuoxi/published';
import { Any, In } from 'typeorm';

@Injectable()
export class SeatsSoldService {
  constructor(@Inject(doorOf('scheduling')) private readonly db: Database) {}

  /** Contracts that each store is, was or will be served under, whatever is drafted beside them. */
  ofStores(ctx: ProviderContext, storeIds: readonly string[]) {
    return this.db.read(ctx, (tx) => readContracts(ctx, tx, storeIds));
  }
}

export const readContracts = (ctx: ProviderContext, { manager }: ReadTx, storeIds: readonly string[]) =>
  manager.findBy(Contract, {
    providerId: ctx.providerId,
    storeId: Any(storeIds),
    status: In(['signed', 'in_service', 'ended']),
  });
