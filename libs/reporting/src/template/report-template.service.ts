import { Inject, Injectable } from '@nestjs/common';
import { heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type ReadTx } from '@zuoxi/platform/database';
import { invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { LessThanOrEqual } from 'typeorm';
import { ReportTemplate } from './report-template.entity.js';
import { templateProblems, usualNumbers } from './report-template.rules.js';

/** Which numbers daily reports show, chosen by people from the dictionary, from a business date on. */
@Injectable()
export class ReportTemplateService {
  constructor(
    @Inject(doorOf('reporting')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Newest first; the usual list, which nobody has chosen, at the end. */
  async list(ctx: ProviderContext, storeId: string) {
    const where = { providerId: ctx.providerId, storeId: heldStore(ctx, storeId) };
    const chosen = await this.db.read(ctx, ({ manager }) =>
      manager.find(ReportTemplate, { where, order: { fromOn: 'DESC' } }),
    );
    return [
      ...chosen.map(({ fromOn: from, numbers, setBy, setAt }) => ({ from, numbers, setBy, setAt })),
      { from: null, numbers: [...usualNumbers], setBy: null, setAt: null },
    ];
  }

  /** The list in force on a day. */
  on(ctx: ProviderContext, storeId: string, on: string): Promise<readonly string[]> {
    const own = { providerId: ctx.providerId, storeId: heldStore(ctx, storeId) };
    return this.db.read(ctx, (tx) => numbersOn(tx, own, on));
  }

  /**
   * Chooses for several shops at once, all of them or none. Published reports stay; drafts built from now on follow.
   *
   * @throws DomainError INVALID_INPUT naming the numbers that are not defined
   */
  async set(
    ctx: ProviderContext,
    input: { storeIds: readonly string[]; from: string; numbers: readonly string[] },
  ): Promise<void> {
    const problems = templateProblems(input.numbers);
    if (problems.length) throw invalid(problems);
    const storeIds = [...new Set(input.storeIds)].sort().map((id) => heldStore(ctx, id));
    const { from: fromOn } = input;
    const numbers = [...input.numbers];
    await this.db.write(
      ctx,
      'report-template.set',
      async (tx) => {
        const { manager, insert, audit } = tx;
        const lock = { mode: 'pessimistic_write' } as const;
        for (const storeId of storeIds) {
          const own = { providerId: ctx.providerId, storeId };
          const before = await numbersOn(tx, own, fromOn);
          const key = { ...own, fromOn };
          const chosen = { numbers, setBy: ctx.actor.name, setAt: this.clock.now() };
          const former = await manager.findOne(ReportTemplate, { where: key, lock });
          if (former) await manager.update(ReportTemplate, key, chosen);
          else await insert(ReportTemplate, { ...key, ...chosen });
          const changes = changesOf({ numbers: before }, { numbers });
          audit({
            subjectType: 'store',
            subjectId: storeId,
            storeId,
            details: { startsOn: fromOn },
            changes,
          });
        }
        return null;
      },
      input,
    );
  }
}

/** The list in force on a day. */
export async function numbersOn(
  { manager }: Pick<ReadTx, 'manager'>,
  own: Pick<ReportTemplate, 'providerId' | 'storeId'>,
  on: string,
): Promise<readonly string[]> {
  const chosen = await manager.findOne(ReportTemplate, {
    where: { ...own, fromOn: LessThanOrEqual(on) },
    order: { fromOn: 'DESC' },
  });
  return chosen?.numbers ?? usualNumbers;
}
