import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { In } from 'typeorm';
import { ImportBatch } from './import-batch.entity.js';
import { FactsService } from '../facts/facts.service.js';
import { StaleDay } from '../facts/stale-day.entity.js';

/** Counts what was marked and left: a day that could not be counted, or whose import was given up. */
@Injectable()
export class RecountByClock {
  constructor(
    @Inject(doorOf('conversations')) private readonly db: Database,
    private readonly facts: FactsService,
  ) {}

  async recount({ ctx, storeId }: DueWorkOfStore): Promise<RunOutcome> {
    const of = { providerId: ctx.providerId, storeId };
    const underWay = { ...of, state: In(['uploaded', 'running', 'undoing']) };
    const [count, isImporting] = await this.db.read(ctx, async ({ manager }) => [
      await manager.countBy(StaleDay, of),
      await manager.existsBy(ImportBatch, underWay),
    ]);
    if (!count) return { state: 'nothing', sentence: 'nothing-changed' };
    // What half of a file says of a day is no day's number.
    if (isImporting) return { state: 'nothing', sentence: 'importing' };
    await this.facts.rollUpStale(ctx, storeId);
    return { state: 'done', sentence: 'rolled-up', params: { count } };
  }
}
