import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, type ReadTx } from '@zuoxi/platform/database';
import { DomainError, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { isPermission, ownRole, shippedRoles } from '@zuoxi/vocabulary';
import { IsNull, Not } from 'typeorm';
import type { SetSecurityPolicyInput } from '../api.types.js';
import { Account } from '../directory/account.entity.js';
import { OwnRole } from '../role/own-role.entity.js';
import { SecurityPolicy } from './security-policy.entity.js';

/** Until a provider sets its own. */
const usual: Pick<SecurityPolicy, 'secondFactorRoles' | 'ownTeam' | 'stepUpPermissions' | 'stepUpMinutes'> = {
  secondFactorRoles: [],
  ownTeam: 'when_alone',
  stepUpPermissions: [],
  stepUpMinutes: 15,
};

const columns = ['second_factor_roles', 'own_team', 'step_up_permissions', 'step_up_minutes'];

const settingsOf = ({ secondFactorRoles, ownTeam, stepUpPermissions, stepUpMinutes }: typeof usual) => ({
  ...{ secondFactorRoles, ownTeam, stepUpPermissions, stepUpMinutes },
});

/** What a provider asks of its people's accounts. */
@Injectable()
export class SecurityPolicyService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async get(ctx: ProviderContext) {
    const providerId = ctx.providerId;
    return this.db.read(ctx, async ({ manager, sql }) => {
      const policy = await manager.findOneBy(SecurityPolicy, { providerId });
      const { secondFactorRoles } = policy ?? usual;
      const [counted] = await sql<{ waitingFor: number }>(
        `select count(distinct a.id) as waiting_for
           from identity.membership m
           join identity.account a on a.id = m.account_id
          where m.provider_id = $1 and m.role = any($2) and m.revoked_at is null and a.totp_confirmed_at is null`,
        [providerId, secondFactorRoles],
      );
      const { changedBy = null, changedAt = null } = policy ?? {};
      return { ...(policy ?? usual), waitingFor: counted?.waitingFor ?? 0, changedBy, changedAt };
    });
  }

  /**
   * Nobody is locked out by it: whoever has no second factor is led to set one up with the password alone. Whoever asks
   * it of their own role, or for any deed, has one, so that a way that does not work is noticed before it is asked of others.
   *
   * @throws DomainError OWN_SECOND_FACTOR_FIRST
   */
  async set(ctx: ProviderContext, input: SetSecurityPolicyInput) {
    const secondFactorRoles = [...new Set(input.secondFactorRoles)].sort();
    const providerId = ctx.providerId;
    await this.db.write(
      ctx,
      'security-policy.set',
      async (tx) => {
        const { manager, audit } = tx;
        await checkKnown(ctx, tx, secondFactorRoles);
        const lock = { mode: 'pessimistic_write' } as const;
        const before = settingsOf(
          (await manager.findOne(SecurityPolicy, { where: { providerId }, lock })) ?? usual,
        );
        const policy = {
          secondFactorRoles,
          ownTeam: input.ownTeam ?? before.ownTeam,
          stepUpPermissions: input.stepUpPermissions
            ? [...new Set(input.stepUpPermissions)].filter(isPermission).sort()
            : before.stepUpPermissions,
          stepUpMinutes: input.stepUpMinutes ?? before.stepUpMinutes,
        };
        const isAsked = ctx.roles.some((role) => secondFactorRoles.includes(role));
        if (isAsked || policy.stepUpPermissions.length) {
          const own = { id: ctx.userId ?? ctx.actor.id, totpConfirmedAt: Not(IsNull()) };
          if (!(await manager.existsBy(Account, own))) throw new DomainError('OWN_SECOND_FACTOR_FIRST');
        }
        await manager
          .createQueryBuilder()
          .insert()
          .into(SecurityPolicy)
          .values({ providerId, ...policy, changedBy: ctx.actor.name, changedAt: this.clock.now() })
          .orUpdate([...columns, 'changed_by', 'changed_at'], ['provider_id'])
          .updateEntity(false)
          .execute();
        audit({ subjectType: 'provider', subjectId: providerId, changes: changesOf(before, policy) });
        return null;
      },
      input,
    );
    return this.get(ctx);
  }
}

/** @throws DomainError INVALID_INPUT for a role that there is not */
async function checkKnown({ providerId }: ProviderContext, { manager }: ReadTx, roles: readonly string[]) {
  const own = await manager.findBy(OwnRole, { providerId, withdrawnAt: IsNull() });
  const known: readonly string[] = [...shippedRoles, ...own.map(({ id }) => ownRole(id))];
  if (!roles.every((role) => known.includes(role)))
    throw invalid([{ field: 'secondFactorRoles', code: 'ROLE_UNKNOWN' }]);
}
