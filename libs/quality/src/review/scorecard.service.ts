import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, lockName } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { Scorecard } from './scorecard.entity.js';
import type { AuditFacts } from '@zuoxi/vocabulary';
import { defaultScorecard, type ScorecardItem } from './scorecard.rules.js';

export type ScorecardFacts = Pick<Scorecard, 'name' | 'appealDays' | 'items'>;

/** A scorecard as the log says it, an item by its key. */
export const auditedCard = ({ name, appealDays, items }: ScorecardFacts): AuditFacts => ({
  ...{ name, appealDays },
  ...Object.fromEntries(items.map((item) => [`item:${item.key}`, sayItem(item)])),
});
const sayItem = ({ group, name, points, fatal, topics }: ScorecardItem) =>
  [group, name, fatal ? '!' : points, ...(topics ?? [])].join(' · ');

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

  /**
   * The next version; reviews keep the one by which they were scored.
   *
   * @throws DomainError DRAFT_CHANGED where there is a newer one than the figures were written against (0: none)
   */
  async publish(
    ctx: ProviderContext,
    { basedOnVersion, ...card }: ScorecardFacts & { basedOnVersion: number },
  ): Promise<void> {
    await this.db.write(ctx, 'scorecard.publish', async (tx) => {
      const { providerId } = ctx;
      await lockName(tx, `scorecard ${providerId}`);
      const where = { providerId };
      const former = await tx.manager.findOne(Scorecard, { where, order: { version: 'DESC' } });
      if ((former?.version ?? 0) !== basedOnVersion) throw new DomainError('DRAFT_CHANGED');
      const version = basedOnVersion + 1;
      const id = newId();
      await tx.insert(Scorecard, { providerId, id, version, ...card, createdAt: this.clock.now() });
      const changes = former ? changesOf(auditedCard(former), auditedCard(card)) : {};
      tx.audit({ subjectType: 'scorecard', subjectId: id, details: { version }, changes });
      return null;
    });
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
