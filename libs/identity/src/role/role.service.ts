import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { checkSeen, contentHash } from '@zuoxi/platform/content';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database, lockName, type ReadTx, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { isPermission, ownRole, type Permission } from '@zuoxi/vocabulary';
import { IsNull, Not } from 'typeorm';
import type { AddOwnRoleInput, ChangeOwnRoleInput, HolderKind, QueryOwnRolesSort } from '../api.types.js';
import { ApiKey } from '../directory/api-key.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { OwnRole } from './own-role.entity.js';
import { decidesOver, notHeld } from './role.rules.js';

const order: ListOrder<OwnRole, QueryOwnRolesSort> = {
  usual: 'name',
  key: 'id',
  sorts: { name: 'name', changedAt: 'changedAt' },
};

/** Roles that a provider sets itself. */
@Injectable()
export class RoleService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: SortedPageArgs) {
    const { providerId } = ctx;
    return this.db.read(ctx, ({ manager }) => {
      const living = manager
        .createQueryBuilder(OwnRole, 'r')
        .where('r.providerId = :providerId and r.withdrawnAt is null', { providerId });
      return countedPageOf(living, order, page, present);
    });
  }

  living(ctx: ProviderContext): Promise<OwnRole[]> {
    const where = { providerId: ctx.providerId, withdrawnAt: IsNull() };
    return this.db.read(ctx, ({ manager }) => manager.find(OwnRole, { where, order: { name: 'ASC' } }));
  }

  /** @throws DomainError INVALID_INPUT, FORBIDDEN for rights that are new to a role and that the author does not hold */
  mayGive(
    ctx: ProviderContext,
    permissions: readonly string[],
    former: readonly Permission[],
  ): readonly Permission[] {
    const known = checked(permissions);
    checkHeld(
      ctx,
      known.filter((permission) => !former.includes(permission)),
    );
    return known;
  }

  async get(ctx: ProviderContext, id: string) {
    const { providerId } = ctx;
    const where = { providerId, id, withdrawnAt: IsNull() };
    const role = await this.db.read(ctx, ({ manager }) => manager.findOneBy(OwnRole, where));
    return present(found(role, 'role'));
  }

  /** Names that the caller may come upon: to who holds some stores, those that somebody there has. */
  names(ctx: ProviderContext) {
    return this.db.read(ctx, ({ sql }) =>
      sql<{ code: string; name: string }>(
        `select 'own:' || r.id as code, r.name
           from identity.own_role r
          where r.provider_id = $1 and r.withdrawn_at is null
            and ($2 or exists (select from identity.membership m
                                where m.provider_id = $1 and m.role = 'own:' || r.id and m.revoked_at is null
                                  and (m.store_id = any($3) or m.account_id = $4)))
          order by r.name`,
        [ctx.providerId, ctx.providerWide, ctx.storeIds, ctx.userId],
      ),
    );
  }

  /** How many people have each. */
  holdersOf(ctx: ProviderContext, codes: readonly string[]) {
    return this.db.read(ctx, ({ sql }) =>
      sql<{ code: string; holders: number }>(
        `select role as code, count(distinct account_id)::int as holders
           from identity.membership
          where provider_id = $1 and role = any($2) and revoked_at is null and (ends_at is null or ends_at > $3)
          group by role`,
        [ctx.providerId, codes, this.clock.now()],
      ),
    );
  }

  async holding(ctx: ProviderContext, id: string) {
    const holders = await this.db.read(ctx, async (tx) => {
      found(await tx.manager.findOneBy(OwnRole, { providerId: ctx.providerId, id }), 'role');
      return this.holders(ctx, tx, id);
    });
    return { holders, contentHash: contentHash(holders) };
  }

  /** @throws DomainError INVALID_INPUT, FORBIDDEN naming what the author does not hold, ALREADY_EXISTS */
  add(ctx: ProviderContext, input: AddOwnRoleInput): Promise<string> {
    return this.db.write(
      ctx,
      'role.add',
      async (tx) => {
        const id = newId();
        const permissions = [...this.mayGive(ctx, input.permissions, [])];
        const role = { name: input.name.trim(), permissions };
        const written = { ...role, changedBy: ctx.actor.name, changedAt: this.clock.now() };
        const row = { providerId: ctx.providerId, id, ...written };
        if (!(await tx.insert(OwnRole, row, { ignore: true })))
          throw new DomainError('ALREADY_EXISTS', { value: role.name });
        tx.audit({ subjectType: 'role', subjectId: id, details: role });
        return id;
      },
      input,
    );
  }

  /** @throws DomainError as `add`; of what it had already, nothing has to be held */
  async change(ctx: ProviderContext, input: ChangeOwnRoleInput): Promise<string> {
    const { providerId } = ctx;
    const { id } = input;
    await this.db.write(
      ctx,
      'role.change',
      async (tx) => {
        const before = await lockRole(ctx, tx, id);
        const given = [...this.mayGive(ctx, input.permissions, before.permissions)];
        const role = { name: input.name.trim(), permissions: given };
        const same = { providerId, name: role.name, id: Not(id), withdrawnAt: IsNull() };
        if (await tx.manager.existsBy(OwnRole, same))
          throw new DomainError('ALREADY_EXISTS', { value: role.name });
        const written = { ...role, changedBy: ctx.actor.name, changedAt: this.clock.now() };
        await tx.manager.update(OwnRole, { providerId, id }, written);
        const { name, permissions } = before;
        tx.audit({ subjectType: 'role', subjectId: id, changes: changesOf({ name, permissions }, role) });
        return null;
      },
      input,
    );
    return id;
  }

  /**
   * Memberships and keys of it end; an invitation to it is refused when somebody accepts it.
   *
   * @throws DomainError DRAFT_CHANGED when others have it than were seen
   */
  async withdraw(ctx: ProviderContext, input: { id: string; contentHash: string }): Promise<string> {
    const { id } = input;
    const { providerId } = ctx;
    await this.db.write(
      ctx,
      'role.withdraw',
      async (tx) => {
        const { name } = await lockRole(ctx, tx, id);
        const holders = await this.holders(ctx, tx, id);
        checkSeen(input.contentHash, holders);
        const withdrawnAt = this.clock.now();
        const of = { providerId, role: ownRole(id), revokedAt: IsNull() };
        await tx.manager.update(OwnRole, { providerId, id }, { withdrawnAt });
        await tx.manager.update(Membership, of, { revokedAt: withdrawnAt });
        await tx.manager.update(ApiKey, of, { revokedAt: withdrawnAt });
        const details = { name, holders: holders.map((holder) => holder.name) };
        tx.audit({ subjectType: 'role', subjectId: id, details });
        return null;
      },
      input,
    );
    return id;
  }

  private holders({ providerId }: ProviderContext, { sql }: ReadTx, id: string) {
    return sql<{ kind: HolderKind; name: string }>(
      `select 'member' as kind, a.name
         from identity.membership m join identity.account a on a.id = m.account_id
        where m.provider_id = $1 and m.role = $2 and m.revoked_at is null and (m.ends_at is null or m.ends_at > $3)
        union all
       select 'invitation', i.email from identity.invitation i
        where i.provider_id = $1 and i.role = $2 and i.accepted_at is null and i.withdrawn_at is null
          and i.expires_at > $3
        union all
       select 'api_key', k.name from identity.api_key k
        where k.provider_id = $1 and k.role = $2 and k.revoked_at is null
        order by kind, name`,
      [providerId, ownRole(id), this.clock.now()],
    );
  }
}

const present = (role: OwnRole) => ({ ...role, code: ownRole(role.id) });

/** Nobody changes or ends what they could not give. */
async function lockRole(ctx: ProviderContext, tx: WriteTx, id: string): Promise<OwnRole> {
  await lockName(tx, `role ${ownRole(id)}`);
  const where = { providerId: ctx.providerId, id, withdrawnAt: IsNull() };
  const role = found(await tx.manager.findOneBy(OwnRole, where), 'role');
  if (!decidesOver(ctx, role.permissions, null))
    throw new DomainError('FORBIDDEN', { permission: 'more-than-held' });
  return role;
}

function checked(permissions: readonly string[]): Permission[] {
  const known = [...new Set(permissions)].sort();
  if (!known.length || !known.every(isPermission))
    throw invalid([{ field: 'permissions', code: known.length ? 'IS_IN' : 'IS_NOT_EMPTY' }]);
  return known;
}

function checkHeld(ctx: ProviderContext, permissions: readonly Permission[]): void {
  const [missing] = notHeld(ctx, permissions);
  if (missing) throw new DomainError('FORBIDDEN', { permission: missing });
}
