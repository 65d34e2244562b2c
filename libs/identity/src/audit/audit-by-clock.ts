import { Inject, Injectable } from '@nestjs/common';
import { AuditHead, type Database, verifyChainBy } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { DueWork, RunOutcome } from '@zuoxi/platform/schedules';

/** Each night, whether the log is as it was written. Against its head and itself; anchors are outside the database. */
@Injectable()
export class AuditByClock {
  constructor(@Inject(doorOf('identity')) private readonly db: Database) {}

  async verify({ ctx }: DueWork): Promise<RunOutcome> {
    const { providerId } = ctx;
    const { seq, count } = await this.db.read(ctx, async ({ sql, manager }) => ({
      seq: await verifyChainBy(sql, providerId),
      count: (await manager.findOneBy(AuditHead, { providerId }))?.seq ?? 0,
    }));
    if (seq !== null) throw new DomainError('AUDIT_CHAIN_BROKEN', { seq });
    return { state: 'done', sentence: 'chain-whole', params: { count } };
  }
}
