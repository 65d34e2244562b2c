import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { SchedulingTables } from '../tables.js';

@Injectable()
export class SeatsSoldService {
  constructor(@Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>) {}

  /** Contracts that each store is, was or will be served under, whatever is drafted beside them. */
  ofStores(ctx: Context, storeIds: readonly string[]) {
    return this.db.read(ctx, (tx) => readContracts(tx, storeIds));
  }
}

export function readContracts({ q }: ReadTx<SchedulingTables>, storeIds: readonly string[]) {
  return q
    .selectFrom('salesPub.contract')
    .select(['id', 'storeId', 'seats', 'startsOn', 'endedOn'])
    .where('storeId', 'in', [...storeIds])
    .where('status', 'in', ['signed', 'in_service', 'ended'])
    .execute();
}
