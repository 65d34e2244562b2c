import { Inject, Injectable } from '@nestjs/common';
import { addDays } from '@zuoxi/platform/calendar';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { DayFact } from '@zuoxi/published';

/** Asks for the conversations of a shop's day that are not in by the time they should be. */
@Injectable()
export class MissingData {
  constructor(@Inject(doorOf('reporting')) private readonly db: Database) {}

  async ask({ ctx, storeId, on: today }: DueWorkOfStore): Promise<RunOutcome> {
    const on = addDays(today, -1);
    const day = { providerId: ctx.providerId, storeId, businessDate: on, hasChats: true };
    if (await this.db.read(ctx, ({ manager }) => manager.existsBy(DayFact, day)))
      return { state: 'done', sentence: 'data-is-in', params: { on } };
    await this.db.write(ctx, null, ({ happened }) =>
      happened('data.missing', { storeId, subjectId: storeId, params: { on }, once: on }),
    );
    return { state: 'done', sentence: 'data-asked-for', params: { on } };
  }
}
