import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { SchedulingTables } from '../tables.js';

@Injectable()
export class SeatsSoldService {
  constructor(@Inject(doorOf('scheduling')) private readonly db: Database<SchedulingTables>) {}

  /** Seats of the contract that each store is served under, whatever is drafted beside it. */
  ofStores(ctx: Context, storeIds: readonly string[]) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('salesPub.contract')
        .distinctOn('storeId')
        .select(['storeId', 'seats'])
        .where('storeId', 'in', [...storeIds])
        .where('status', '=', 'in_service')
        .orderBy('storeId')
        .orderBy('startsOn', 'desc')
        .execute(),
    );
  }
}
