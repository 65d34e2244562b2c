import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { settingAt } from '@zuoxi/platform/settings';
import type { Platform } from '@zuoxi/vocabulary';
import { promisableMetrics } from './contract.rules.js';

/** Clauses that the company keeps ready, for the editor of contracts. */
@Injectable()
export class ClauseLibraryService {
  constructor(
    @Inject(doorOf('sales')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that are measured for shops of a platform today, each by the definition that holds today. */
  async offered(ctx: ProviderContext, platform: Platform) {
    const on = businessDateOf(this.clock.now());
    const { rows } = await this.db.read(ctx, (tx) => settingAt(tx, ctx.providerId, 'clauses', on));
    const metrics = promisableMetrics(platform, on);
    return rows.flatMap(({ purpose, name, nameEn, ...terms }) => {
      const metric = metrics.find((each) => each.purpose === purpose)?.id;
      return metric ? [{ ...terms, metric, name: ctx.locale === 'en-US' && nameEn ? nameEn : name }] : [];
    });
  }
}
