import { Injectable } from '@nestjs/common';
import { addDays } from '@zuoxi/platform/calendar';
import { DomainError } from '@zuoxi/platform/errors';
import type { DueWorkOfStore, RunOutcome } from '@zuoxi/platform/schedules';
import { SamplingService } from './sampling.service.js';

/** Each morning, who is reviewed of the day before. */
@Injectable()
export class SamplingByClock {
  constructor(private readonly sampling: SamplingService) {}

  async draw({ ctx, storeId, on: today }: DueWorkOfStore): Promise<RunOutcome> {
    const on = addDays(today, -1);
    try {
      const count = await this.sampling.sample(ctx, storeId, on);
      if (!count) return { state: 'nothing', sentence: 'sampled-before', params: { on } };
      return { state: 'done', sentence: 'sampled', params: { on, count } };
    } catch (error) {
      // A shop may have a day without; accounts that nobody has matched are somebody's to do.
      if (!(error instanceof DomainError) || error.code !== 'DAY_WITHOUT_CHATS') throw error;
      return { state: 'nothing', sentence: 'no-chats', params: { on } };
    }
  }
}
