import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import type { UserId } from '@zuoxi/vocabulary';
import { IsNull } from 'typeorm';
import { Account } from './account.entity.js';
import { Membership } from './membership.entity.js';

/** Where mail to a person goes. */
@Injectable()
export class AddressService {
  constructor(@Inject(doorOf('identity')) private readonly db: Database) {}

  /** Null for who holds nothing of this provider, and who may not sign in. */
  addressOf(ctx: ProviderContext, accountId: string) {
    return this.db.read(ctx, async ({ manager }) => {
      const id = accountId as UserId;
      const standing = { providerId: ctx.providerId, accountId: id, revokedAt: IsNull() };
      if (!(await manager.existsBy(Membership, standing))) return null;
      const account = await manager.findOneBy(Account, { id, disabledAt: IsNull() });
      return account && { email: account.email, name: account.name };
    });
  }
}
