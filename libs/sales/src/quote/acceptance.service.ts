import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Any } from 'typeorm';
import { QuoteAcceptance } from './quote-acceptance.entity.js';

@Injectable()
export class AcceptanceService {
  constructor(@Inject(doorOf('sales')) private readonly db: Database) {}

  ofQuotes(ctx: ProviderContext, quoteIds: readonly string[]) {
    const where = { ...ofStores(ctx), quoteId: Any(quoteIds) };
    return this.db.read(ctx, ({ manager }) => manager.findBy(QuoteAcceptance, where));
  }
}
