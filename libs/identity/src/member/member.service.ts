import { Inject, Injectable } from '@nestjs/common';
import { hashSecret, makeBearer, newSecret, heldStore } from '@zuoxi/platform/access';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import {
  changesOf,
  type Database,
  type Entity,
  lockName,
  type ReadTx,
  type WriteTx,
} from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { countedPageOf, type ListOrder, type SortedPageArgs } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { isStoreRole, type StoreId } from '@zuoxi/vocabulary';
import { Any, IsNull, Not, type SelectQueryBuilder } from 'typeorm';
import type { QueryApiKeysSort, QueryMembersSort } from '../api.types.js';
import { Account } from '../directory/account.entity.js';
import { ApiKey } from '../directory/api-key.entity.js';
import { Membership } from '../directory/membership.entity.js';
import { checkDecides, checkRole } from '../role/giving.js';

/** A membership with the person that it is of. */
interface MemberRow extends Membership {
  readonly account: Pick<Account, 'name' | 'email'>;
}

const members: ListOrder<MemberRow, QueryMembersSort> = {
  usual: 'name',
  key: 'id',
  sorts: {
    name: { sql: 'a.name', type: 'text' },
    email: { sql: 'a.email', type: 'text' },
    role: 'role',
  },
};
const apiKeys: ListOrder<ApiKey, QueryApiKeysSort> = {
  usual: '-createdAt',
  key: 'id',
  sorts: { name: 'name', role: 'role', createdAt: 'createdAt', lastUsedAt: 'lastUsedAt' },
};

const forUpdate = { mode: 'pessimistic_write' } as const;

/** Nobody hands out more than they hold: not a store of others, and the whole provider only who has all of it. */
export function checkReach(ctx: ProviderContext, storeId: string | null | undefined): void {
  if (storeId) heldStore(ctx, storeId);
  else if (!ctx.providerWide) throw new DomainError('FORBIDDEN', { permission: 'provider-wide' });
}

/** Rows of the provider; for a caller who does not hold all of it, those of the stores that they hold. */
export const withinReach = (ctx: ProviderContext) => ({
  providerId: ctx.providerId,
  ...(ctx.providerWide ? {} : { storeId: Any(ctx.storeIds) }),
});

/** The same, to be listed. */
export function rowsWithinReach<Row extends { storeId: StoreId | null }>(
  { providerId, providerWide, storeIds }: ProviderContext,
  manager: ReadTx['manager'],
  entity: Entity<Row>,
): SelectQueryBuilder<Row> {
  const rows = manager.createQueryBuilder(entity, 'm').where('m.providerId = :providerId', { providerId });
  return providerWide ? rows : rows.andWhere('m.storeId = any(:storeIds)', { storeIds });
}

/** Who is a member, with name and address: of an account no more is read. */
const membersOf = (ctx: ProviderContext, manager: ReadTx['manager']) =>
  rowsWithinReach(ctx, manager, Membership as Entity<MemberRow>)
    .innerJoinAndMapOne('m.account', Account, 'a', 'a.id = m.accountId')
    .select(['m', 'a.id', 'a.name', 'a.email']);

const presentAt =
  (now: Date) =>
  ({ account: { name, email }, revokedAt, ...membership }: MemberRow) => ({
    ...membership,
    name,
    email,
    active: revokedAt === null && (membership.endsAt === null || membership.endsAt > now),
  });

const othersThan = (ctx: ProviderContext) => Not(ctx.userId ?? ctx.actor.id);

/**
 * At the end of whatever takes rights away: somebody who can sign in must still hold the whole provider. One at a time
 * for a provider, so that two who take each other's rights at once do not both succeed.
 *
 * @throws DomainError LAST_OWNER
 */
export async function keepsAnOwner(ctx: ProviderContext, tx: WriteTx): Promise<void> {
  await lockName(tx, `owners ${ctx.providerId}`);
  await ownerBeside(ctx, tx, null);
}

/** @throws DomainError LAST_OWNER when nobody but this account has full rights and stays */
export async function ownerBeside(ctx: ProviderContext, { sql }: ReadTx, accountId: string | null) {
  const [owner] = await sql(
    `select m.id
       from identity.membership m
       join identity.account a on a.id = m.account_id
      where m.provider_id = $1 and m.role = 'provider-owner' and m.store_id is null
        and m.revoked_at is null and m.ends_at is null and a.disabled_at is null
        and m.account_id is distinct from $2
      limit 1`,
    [ctx.providerId, accountId],
  );
  if (!owner) throw new DomainError('LAST_OWNER');
}

@Injectable()
export class MemberService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, page: SortedPageArgs) {
    return this.db.read(ctx, ({ manager }) =>
      countedPageOf(membersOf(ctx, manager), members, page, presentAt(this.clock.now())),
    );
  }

  async get(ctx: ProviderContext, id: string) {
    const member = await this.db.read(ctx, ({ manager }) =>
      membersOf(ctx, manager).andWhere('m.id = :id', { id }).getOne(),
    );
    return presentAt(this.clock.now())(found(member, 'member'));
  }

  /**
   * Gives a member another role, in the same stores or all of them as before.
   *
   * @throws DomainError as `checkRole`; LAST_OWNER; NOT_FOUND for oneself, so that nobody raises or locks out themselves
   */
  async changeRole(ctx: ProviderContext, input: { id: string; role: string }) {
    await this.db.write(
      ctx,
      'member.change-role',
      async (tx) => {
        const { manager, audit } = tx;
        const other = { id: input.id, accountId: othersThan(ctx), revokedAt: IsNull() };
        const living = { ...withinReach(ctx), ...other };
        const member = found(await manager.findOne(Membership, { where: living, lock: forUpdate }), 'member');
        await checkDecides(ctx, tx, [member]);
        const role = await checkRole(ctx, tx, input.role, member.storeId);
        const change = { role, ...(isStoreRole(role) ? { agentId: null } : {}) };
        await manager.update(Membership, living, change);
        await keepsAnOwner(ctx, tx);
        const { storeId } = member;
        audit({
          subjectType: 'membership',
          subjectId: input.id,
          storeId,
          changes: changesOf({ role: member.role }, { role }),
        });
        return null;
      },
      input,
    );
    return this.get(ctx, input.id);
  }

  async revoke(ctx: ProviderContext, id: string) {
    await this.db.write(ctx, 'member.revoke', async (tx) => {
      const { manager, audit } = tx;
      const held = { ...withinReach(ctx), id, accountId: othersThan(ctx) };
      const member = found(await manager.findOne(Membership, { where: held, lock: forUpdate }), 'member');
      const { accountId, storeId } = member;
      await checkDecides(ctx, tx, [member]);
      await manager.update(Membership, held, { revokedAt: this.clock.now() });
      audit({ subjectType: 'membership', subjectId: id, storeId, details: { accountId } });
      await keepsAnOwner(ctx, tx);
      return null;
    });
    return this.get(ctx, id);
  }

  /**
   * An operator's way to let the last owner back in: full rights over the provider, and an account that may sign in.
   *
   * @returns false when nobody has this e-mail.
   */
  async reinstateOwner(ctx: ProviderContext, email: string): Promise<boolean> {
    return this.db.write(ctx, 'member.reinstate-owner', async ({ manager, insert, audit }) => {
      const account = await manager.findOneBy(Account, { email: email.trim().toLowerCase() });
      if (!account) return false;
      await manager.update(Account, { id: account.id }, { disabledAt: null });
      const role = 'provider-owner' as const;
      const owner = { providerId: ctx.providerId, accountId: account.id, role };
      const held = { ...owner, storeId: IsNull(), revokedAt: IsNull() };
      const { affected } = await manager.update(Membership, held, { endsAt: null });
      if (!affected) await insert(Membership, { ...owner, id: newId(), createdAt: this.clock.now() });
      audit({ subjectType: 'account', subjectId: account.id, details: { role } });
      return true;
    });
  }

  listApiKeys(ctx: ProviderContext, page: SortedPageArgs) {
    return this.db.read(ctx, ({ manager }) =>
      countedPageOf(rowsWithinReach(ctx, manager, ApiKey), apiKeys, page, (key) => key),
    );
  }

  /** Who made some keys, and when they leave. */
  makersOf(ctx: ProviderContext, accountIds: readonly string[]) {
    return this.db.read(ctx, ({ sql }) =>
      sql<{ accountId: string; name: string; endsAt: Date | null }>(
        `select m.account_id, a.name, max(m.ends_at) as ends_at
           from identity.membership m
           join identity.account a on a.id = m.account_id
          where m.provider_id = $1 and m.account_id = any($2)
          group by m.account_id, a.name`,
        [ctx.providerId, accountIds],
      ),
    );
  }

  private async getApiKey(ctx: ProviderContext, id: string) {
    const where = { ...withinReach(ctx), id };
    return found(await this.db.read(ctx, ({ manager }) => manager.findOneBy(ApiKey, where)), 'api key');
  }

  async createApiKey(ctx: ProviderContext, input: { name: string; role: string; storeId?: string | null }) {
    if (input.role === 'provider-owner') throw new DomainError('FORBIDDEN', { permission: 'provider-owner' });
    checkReach(ctx, input.storeId);
    const id = newId();
    const secret = newSecret();
    await this.db.write({ ...ctx, idempotencyKey: null }, 'api-key.create', async (tx) => {
      const role = await checkRole(ctx, tx, input.role, input.storeId);
      const storeId = input.storeId ?? null;
      await tx.insert(ApiKey, {
        providerId: ctx.providerId,
        id,
        storeId,
        name: input.name,
        role,
        secretHash: hashSecret(secret),
        createdAt: this.clock.now(),
        createdBy: ctx.userId,
      });
      tx.audit({ subjectType: 'api-key', subjectId: id, storeId, details: { name: input.name, role } });
      return null;
    });
    const apiKey = await this.getApiKey(ctx, id);
    return { apiKey, secret: makeBearer('zxk', ctx.providerId, id, secret) };
  }

  async revokeApiKey(ctx: ProviderContext, id: string) {
    await this.db.write(ctx, 'api-key.revoke', async ({ manager, audit }) => {
      const held = { ...withinReach(ctx), id };
      const { storeId } = found(await manager.findOneBy(ApiKey, held), 'api key');
      await manager.update(ApiKey, held, { revokedAt: this.clock.now() });
      audit({ subjectType: 'api-key', subjectId: id, storeId });
      return null;
    });
    return this.getApiKey(ctx, id);
  }
}
