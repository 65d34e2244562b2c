import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { LessThan } from 'typeorm';
import { Quote } from './quote.entity.js';
import { QuoteService } from './quote.service.js';

/** Offers that nobody accepted while they were valid are told apart from those that are out. */
@Injectable()
export class QuoteExpiryService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly quotes: QuoteService,
    private readonly clock: Clock,
  ) {}

  async expire({ ctx, storeId }: DueWorkOfStore): Promise<RunOutcome> {
    const today = businessDateOf(this.clock.now());
    const overdue = {
      providerId: ctx.providerId,
      storeId,
      status: 'sent',
      validUntil: LessThan(today),
    } as const;
    const select = { providerId: true, storeId: true, id: true } as const;
    const nothing = { state: 'nothing', sentence: 'no-quotes-overdue' } as const;
    if (!(await this.db.read(ctx, ({ manager }) => manager.existsBy(Quote, overdue)))) return nothing;
    const count = await this.db.write(ctx, 'quote.expire', async (tx) => {
      // Whoever accepts one at this moment waits, or was first.
      const lock = { mode: 'for_no_key_update' } as const;
      const quotes = await tx.manager.find(Quote, { where: overdue, select, lock });
      for (const quote of quotes) await this.quotes.move(ctx, tx, quote, 'expired');
      return quotes.length;
    });
    return count ? { state: 'done', sentence: 'quotes-expired', params: { count } } : nothing;
  }
}
