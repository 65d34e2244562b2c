import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { Context } from '@zuoxi/platform/context';
import { changesOf, type Database } from '@zuoxi/platform/database';
import { DomainError } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { IdentityTables } from '../tables.js';

/** What a provider asks of its people's accounts. */
@Injectable()
export class SecurityPolicyService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
  ) {}

  async get(ctx: Context) {
    return this.db.read(ctx, async ({ q }) => {
      const policy = await q
        .selectFrom('identity.securityPolicy')
        .selectAll()
        .where('providerId', '=', ctx.providerId as string)
        .executeTakeFirst();
      const secondFactorRoles = policy?.secondFactorRoles ?? [];
      const { waitingFor } = await q
        .selectFrom('identity.membership as m')
        .innerJoin('identity.account as a', 'a.id', 'm.accountId')
        .select((eb) => eb.fn.count<number>('a.id').distinct().as('waitingFor'))
        .where('m.providerId', '=', ctx.providerId as string)
        .where('m.revokedAt', 'is', null)
        .where('a.totpConfirmedAt', 'is', null)
        .where('m.role', 'in', ['', ...secondFactorRoles])
        .executeTakeFirstOrThrow();
      const { changedBy = null, changedAt = null } = policy ?? {};
      return { secondFactorRoles, waitingFor, changedBy, changedAt };
    });
  }

  /**
   * Nobody is locked out by it: whoever has no second factor is led to set one up with the password alone. Whoever asks
   * it of their own role has one, so that a way that does not work is noticed before it is asked of others.
   *
   * @throws DomainError OWN_SECOND_FACTOR_FIRST
   */
  async set(ctx: Context, roles: readonly string[]) {
    const secondFactorRoles = [...new Set(roles)].sort();
    const values = { secondFactorRoles, changedBy: ctx.actor.name, changedAt: this.clock.now() };
    await this.db.write(
      ctx,
      'security-policy.set',
      async ({ q, audit }) => {
        if (ctx.roles.some((role) => secondFactorRoles.includes(role))) {
          const own = await q
            .selectFrom('identity.account')
            .select('id')
            .where('id', '=', ctx.userId)
            .where('totpConfirmedAt', 'is not', null)
            .executeTakeFirst();
          if (!own) throw new DomainError('OWN_SECOND_FACTOR_FIRST');
        }
        const before = await q
          .selectFrom('identity.securityPolicy')
          .select('secondFactorRoles')
          .where('providerId', '=', ctx.providerId as string)
          .forUpdate()
          .executeTakeFirst();
        await q
          .insertInto('identity.securityPolicy')
          .values({ providerId: ctx.providerId as string, ...values })
          .onConflict((conflict) => conflict.column('providerId').doUpdateSet(values))
          .execute();
        audit({
          subjectType: 'provider',
          subjectId: ctx.providerId as string,
          changes: changesOf({ secondFactorRoles: before?.secondFactorRoles ?? [] }, { secondFactorRoles }),
        });
        return null;
      },
      secondFactorRoles,
    );
    return this.get(ctx);
  }
}
