import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { isStoreRole } from '@zuoxi/vocabulary';
import type { IdentityTables } from '../tables.js';
import { SessionService } from './session.service.js';

@Injectable()
export class MeService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly sessions: SessionService,
  ) {}

  async me(ctx: Context) {
    const account = await this.sessions.account(ctx);
    const shopOnly = ctx.roles.every(isStoreRole);
    const { provider, stores } = await this.db.read(ctx, async ({ q }) => ({
      provider: await q
        .selectFrom('identity.provider')
        .where('providerId', '=', ctx.providerId as string)
        .select(['providerId as id', 'name'])
        .executeTakeFirst(),
      stores: await q
        .selectFrom('identity.store')
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .select('slug')
        .orderBy('slug')
        .execute(),
    }));
    return {
      id: ctx.actor.id,
      name: account?.name ?? ctx.actor.name,
      email: account?.email ?? '',
      roles: ctx.roles,
      permissions: ctx.permissions,
      provider: shopOnly ? null : provider,
      agentId: ctx.agentId,
      mustEnrol: ctx.mustEnrol,
      totpEnabled: Boolean(account?.totpConfirmedAt),
      storeSlugs: stores.map(({ slug }) => slug),
    };
  }
}
