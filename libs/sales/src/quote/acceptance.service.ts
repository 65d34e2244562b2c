import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { SalesTables } from '../tables.js';

@Injectable()
export class AcceptanceService {
  constructor(@Inject(doorOf('sales')) private readonly db: Database<SalesTables>) {}

  ofQuotes(ctx: Context, quoteIds: readonly string[]) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('sales.quoteAcceptance')
        .select(['quoteId', 'name', 'acceptedAt', 'ip', 'documentSha256'])
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds])
        .where('quoteId', 'in', [...quoteIds])
        .execute(),
    );
  }
}
