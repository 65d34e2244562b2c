import { Inject, Injectable } from '@nestjs/common';
import { businessDateOf, Clock } from '@zuoxi/platform/calendar';
import { can, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { settingAt } from '@zuoxi/platform/settings';
import type { Permission, ReasonPurpose } from '@zuoxi/vocabulary';

/** Who does what a reason is given for. */
const doneBy: Readonly<Record<ReasonPurpose, Permission>> = {
  'quote-lost': 'quote:write',
  'quote-returned': 'quote:approve',
  'contract-ended': 'contract:write',
  'report-corrected': 'report:publish',
  'appeal-decided': 'appeal:decide',
};

/** Reasons as people choose them. They are words: what is recorded is the text, and stays. */
@Injectable()
export class ReasonsService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError FORBIDDEN for a reason of what the caller may not do anywhere */
  async offered(ctx: ProviderContext, of: ReasonPurpose): Promise<string[]> {
    const permission = doneBy[of];
    if (!can(ctx, permission)) throw new DomainError('FORBIDDEN', { permission });
    const on = businessDateOf(this.clock.now());
    const { rows } = await this.db.read(ctx, (tx) => settingAt(tx, ctx.providerId, 'reasons', on));
    return rows
      .filter((row) => row.of === of)
      .map(({ name, nameEn }) => (ctx.locale === 'en-US' && nameEn ? nameEn : name));
  }
}
