import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { type Database, sql, type WriteTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { isStoreRole, providerRoles, type Role, storeRoles } from '@zuoxi/vocabulary';
import { hashSecret, makeBearer, newSecret } from '@zuoxi/platform/access';
import type { IdentityTables } from '../tables.js';

const keyColumns = ['id', 'name', 'role', 'storeId', 'createdAt', 'lastUsedAt', 'revokedAt'] as const;

/** A shop's roles belong to one store; a provider's roles may span all of them. */
export function checkRole(role: string, storeId: string | null | undefined): Role {
  const known = ([...providerRoles, ...storeRoles] as readonly string[]).includes(role);
  if (!known) throw invalid([{ field: 'role', code: 'ROLE_UNKNOWN' }]);
  if (isStoreRole(role) && !storeId) throw invalid([{ field: 'storeId', code: 'STORE_NEEDED' }]);
  return role as Role;
}

/** Nobody hands out more than they hold: not a store of others, and the whole provider only who has all of it. */
export function checkReach(ctx: Context, storeId: string | null | undefined): void {
  if (storeId)
    found(
      ctx.storeIds.find((id) => id === storeId),
      'store',
    );
  else if (!ctx.providerWide) throw new DomainError('FORBIDDEN', { permission: 'provider-wide' });
}

/** The stores of a caller who does not hold the whole provider, for `in`, which must not be empty. */
export const heldStores = (ctx: Context): string[] => [...ctx.storeIds, ctx.providerId as string];

/**
 * At the end of whatever takes rights away: somebody who can sign in must still hold the whole provider. One at a time
 * for a provider, so that two who take each other's rights at once do not both succeed.
 *
 * @throws DomainError LAST_OWNER
 */
export async function keepsAnOwner(ctx: Context, q: WriteTx<IdentityTables>['q']): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`owners ${ctx.providerId}`}))`.execute(q);
  const owner = await q
    .selectFrom('identity.membership as m')
    .innerJoin('identity.account as a', 'a.id', 'm.accountId')
    .select('m.id')
    .where('m.providerId', '=', ctx.providerId as string)
    .where('m.role', '=', 'provider-owner')
    .where('m.storeId', 'is', null)
    .where('m.revokedAt', 'is', null)
    .where('a.disabledAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (!owner) throw new DomainError('LAST_OWNER');
}

@Injectable()
export class MemberService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
  ) {}

  async list(ctx: Context) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.membership as m')
        .innerJoin('identity.account as a', 'a.id', 'm.accountId')
        .where('m.providerId', '=', ctx.providerId as string)
        .$if(!ctx.providerWide, (query) => query.where('m.storeId', 'in', heldStores(ctx)))
        .select([
          'm.id',
          'm.accountId',
          'a.name',
          'a.email',
          'm.role',
          'm.storeId',
          'm.agentId',
          'm.revokedAt',
        ])
        .orderBy('a.name')
        .execute(),
    );
    return rows.map(({ revokedAt, ...row }) => ({ ...row, active: !revokedAt }));
  }

  async get(ctx: Context, id: string) {
    return found(
      (await this.list(ctx)).find((member) => member.id === id),
      'member',
    );
  }

  /**
   * Gives a member another role, in the same stores or all of them as before.
   *
   * @throws DomainError LAST_OWNER; NOT_FOUND for oneself, so that nobody raises or locks out themselves
   */
  async changeRole(ctx: Context, input: { id: string; role: string }) {
    await this.db.write(
      ctx,
      'member.change-role',
      async ({ q, audit }) => {
        const member = found(
          await q
            .selectFrom('identity.membership')
            .select(['storeId', 'role', 'agentId'])
            .where('providerId', '=', ctx.providerId as string)
            .where('id', '=', input.id)
            .where('revokedAt', 'is', null)
            .where('accountId', '!=', ctx.userId ?? ctx.actor.id)
            .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
            .forUpdate()
            .executeTakeFirst(),
          'member',
        );
        const role = checkRole(input.role, member.storeId);
        await q
          .updateTable('identity.membership')
          .set({ role, ...(isStoreRole(role) ? { agentId: null } : {}) })
          .where('providerId', '=', ctx.providerId as string)
          .where('id', '=', input.id)
          .execute();
        await keepsAnOwner(ctx, q);
        const { storeId } = member;
        audit({
          subjectType: 'membership',
          subjectId: input.id,
          storeId,
          details: { from: member.role, to: role },
        });
        return null;
      },
      input,
    );
    return this.get(ctx, input.id);
  }

  async revoke(ctx: Context, id: string) {
    await this.db.write(ctx, 'member.revoke', async ({ q, audit }) => {
      const row = found(
        await q
          .updateTable('identity.membership')
          .set({ revokedAt: this.clock.now() })
          .where('providerId', '=', ctx.providerId as string)
          .where('id', '=', id)
          .where('accountId', '!=', ctx.userId ?? ctx.actor.id)
          .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
          .returning(['accountId', 'storeId'])
          .executeTakeFirst(),
        'member',
      );
      const { accountId, storeId } = row;
      audit({ subjectType: 'membership', subjectId: id, storeId, details: { accountId } });
      await keepsAnOwner(ctx, q);
      return null;
    });
    return this.get(ctx, id);
  }

  /**
   * An operator's way to let the last owner back in: full rights over the provider, and an account that may sign in.
   *
   * @returns false when nobody has this e-mail.
   */
  async reinstateOwner(ctx: Context, email: string): Promise<boolean> {
    return this.db.write(ctx, 'member.reinstate-owner', async ({ q, audit }) => {
      const account = await q
        .updateTable('identity.account')
        .set({ disabledAt: null })
        .where('email', '=', email.trim().toLowerCase())
        .returning('id')
        .executeTakeFirst();
      if (!account) return false;
      const role = 'provider-owner';
      const held = await q
        .selectFrom('identity.membership')
        .select('id')
        .where('providerId', '=', ctx.providerId as string)
        .where('accountId', '=', account.id)
        .where('role', '=', role)
        .where('storeId', 'is', null)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      if (!held) {
        await q
          .insertInto('identity.membership')
          .values({
            providerId: ctx.providerId as string,
            id: newId(),
            storeId: null,
            accountId: account.id,
            role,
            createdAt: this.clock.now(),
          })
          .execute();
      }
      audit({ subjectType: 'account', subjectId: account.id, details: { role } });
      return true;
    });
  }

  listApiKeys(ctx: Context) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.apiKey')
        .where('providerId', '=', ctx.providerId as string)
        .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
        .select(keyColumns)
        .orderBy('createdAt', 'desc')
        .execute(),
    );
  }

  async createApiKey(ctx: Context, input: { name: string; role: string; storeId?: string | null }) {
    const role = checkRole(input.role, input.storeId);
    if (role === 'provider-owner') throw new DomainError('FORBIDDEN', { permission: 'provider-owner' });
    checkReach(ctx, input.storeId);
    const id = newId();
    const secret = newSecret();
    await this.db.write({ ...ctx, idempotencyKey: null }, 'api-key.create', async ({ q, audit }) => {
      await q
        .insertInto('identity.apiKey')
        .values({
          providerId: ctx.providerId as string,
          id,
          storeId: input.storeId ?? null,
          name: input.name,
          role,
          secretHash: hashSecret(secret),
          createdAt: this.clock.now(),
        })
        .execute();
      const storeId = input.storeId ?? null;
      audit({ subjectType: 'api-key', subjectId: id, storeId, details: { name: input.name, role } });
      return null;
    });
    const apiKey = found(
      (await this.listApiKeys(ctx)).find((key) => key.id === id),
      'api key',
    );
    return { apiKey, secret: makeBearer('zxk', ctx.providerId as string, id, secret) };
  }

  async revokeApiKey(ctx: Context, id: string) {
    await this.db.write(ctx, 'api-key.revoke', async ({ q, audit }) => {
      const row = await q
        .updateTable('identity.apiKey')
        .set({ revokedAt: this.clock.now() })
        .where('providerId', '=', ctx.providerId as string)
        .where('id', '=', id)
        .$if(!ctx.providerWide, (query) => query.where('storeId', 'in', heldStores(ctx)))
        .returning(['id', 'storeId'])
        .executeTakeFirst();
      const { storeId } = found(row, 'api key');
      audit({ subjectType: 'api-key', subjectId: id, storeId });
      return null;
    });
    return found(
      (await this.listApiKeys(ctx)).find((key) => key.id === id),
      'api key',
    );
  }
}
