import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { Scorecard } from './scorecard.entity.js';
import { defaultScorecard } from './scorecard.rules.js';

@Injectable()
export class ScorecardService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async getMany(ctx: ProviderContext, ids: readonly string[]) {
    return (await this.versions(ctx)).filter(({ id }) => ids.includes(id));
  }

  /** The newest version; a provider without one gets the shipped one as its version 1. */
  async inForce(ctx: ProviderContext) {
    const [newest] = await this.versions(ctx);
    if (newest) return newest;
    await this.db.write({ ...ctx, idempotencyKey: null }, 'scorecard.publish', async ({ insert, audit }) => {
      const id = newId();
      const { name, appealDays, items } = defaultScorecard;
      await insert(
        Scorecard,
        {
          ...{ providerId: ctx.providerId, id, version: 1 },
          ...{ name, appealDays, items, createdAt: this.clock.now() },
        },
        { ignore: true },
      );
      audit({ subjectType: 'scorecard', subjectId: id, details: { version: 1 } });
      return null;
    });
    return (await this.versions(ctx))[0] as NonNullable<typeof newest>;
  }

  /** Every version, newest first. */
  versions(ctx: ProviderContext) {
    return this.db.read(ctx, ({ manager }) =>
      manager.find(Scorecard, {
        where: { providerId: ctx.providerId },
        order: { version: 'DESC' },
      }),
    );
  }
}
