import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, lockName, type ReadTx } from '@zuoxi/platform/database';
import { DomainError, found, invalid } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { isStoreRole, type StoreId, storeRoles } from '@zuoxi/vocabulary';
import { In, IsNull, MoreThan } from 'typeorm';
import { Membership } from '../directory/membership.entity.js';
import { Invitation } from '../member/invitation.entity.js';
import { InvitationService } from '../member/invitation.service.js';

/** A shop's own people, by whoever owns the shop: its roles in this store, and nobody of the provider's. */
@Injectable()
export class ShopPeopleService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly invitations: InvitationService,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext) {
    const storeId = atShop(ctx);
    return this.db.read(ctx, async (tx) => ({
      people: (await this.living(ctx, tx, storeId)).map(({ accountId, ...person }) => ({
        ...person,
        isSelf: accountId === ctx.userId,
      })),
      invitations: await tx.manager.find(Invitation, {
        where: this.open(ctx, storeId),
        order: { createdAt: 'ASC', id: 'ASC' },
      }),
    }));
  }

  /** @throws DomainError INVALID_INPUT for a role that is no shop's */
  async invite(ctx: ProviderContext, input: { email: string; role: string }): Promise<{ link: string }> {
    const storeId = atShop(ctx);
    if (!isStoreRole(input.role)) throw invalid([{ field: 'role', code: 'ROLE_UNKNOWN' }]);
    const { link } = await this.invitations.invite(ctx, { ...input, storeId });
    return { link };
  }

  async withdraw(ctx: ProviderContext, id: string): Promise<string> {
    const where = { ...this.open(ctx, atShop(ctx)), id };
    found(await this.db.read(ctx, ({ manager }) => manager.findOneBy(Invitation, where)), 'invitation');
    return this.invitations.withdraw(ctx, id);
  }

  /**
   * One at a time for a shop, so that two owners who remove each other at once do not both succeed.
   *
   * @throws DomainError LAST_SHOP_OWNER; NOT_FOUND for oneself, and for whoever is nobody of this shop
   */
  async remove(ctx: ProviderContext, id: string): Promise<string> {
    const storeId = atShop(ctx);
    await this.db.write(
      ctx,
      'member.revoke',
      async (tx) => {
        await lockName(tx, `shop-owners ${storeId}`);
        const before = await this.living(ctx, tx, storeId);
        const person = before.find((each) => each.id === id && each.accountId !== ctx.userId);
        const { accountId } = found(person, 'member');
        const after = before.filter((each) => each.id !== id);
        if (!after.some(({ role }) => role === 'shop-owner')) throw new DomainError('LAST_SHOP_OWNER');
        const { providerId } = ctx;
        await tx.manager.update(Membership, { providerId, storeId, id }, { revokedAt: this.clock.now() });
        tx.audit({ subjectType: 'membership', subjectId: id, storeId, details: { accountId } });
        return null;
      },
      { id },
    );
    return id;
  }

  /** Who can come in now, and stays. */
  private living({ providerId }: ProviderContext, { sql }: ReadTx, storeId: StoreId) {
    return sql<{ id: string; accountId: string; role: string; name: string; email: string }>(
      `select m.id, m.account_id, m.role, a.name, a.email
         from identity.membership m
         join identity.account a on a.id = m.account_id
        where m.provider_id = $1 and m.store_id = $2 and m.role = any($3)
          and m.revoked_at is null and m.ends_at is null and a.disabled_at is null
        order by m.created_at, m.id`,
      [providerId, storeId, storeRoles],
    );
  }

  private open({ providerId }: ProviderContext, storeId: StoreId) {
    return {
      ...{ providerId, storeId, role: In([...storeRoles]) },
      ...{ acceptedAt: IsNull(), withdrawnAt: IsNull(), expiresAt: MoreThan(this.clock.now()) },
    };
  }
}

/** These are asked at a shop's own endpoint; the back office has its members. */
const atShop = ({ storeId }: ProviderContext): StoreId => found(storeId, 'store');
