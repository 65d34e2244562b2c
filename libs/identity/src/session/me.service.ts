import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { type Database, ofStores } from '@zuoxi/platform/database';
import { doorOf } from '@zuoxi/platform/module';
import { isStoreRole } from '@zuoxi/vocabulary';
import { Provider } from '../directory/provider.entity.js';
import { Store } from '../store/store.entity.js';
import { SessionService } from './session.service.js';

@Injectable()
export class MeService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly sessions: SessionService,
  ) {}

  async me(ctx: ProviderContext) {
    const account = await this.sessions.account(ctx);
    const shopOnly = ctx.roles.every(isStoreRole);
    const providerId = ctx.providerId;
    const { provider, stores } = await this.db.read(ctx, async ({ manager }) => ({
      provider: await manager.findOneBy(Provider, { providerId }),
      stores: await manager.find(Store, {
        select: { slug: true },
        where: ofStores(ctx),
        order: { slug: 'ASC' },
      }),
    }));
    return {
      id: ctx.actor.id,
      name: account?.name ?? ctx.actor.name,
      email: account?.email ?? '',
      roles: ctx.roles,
      permissions: ctx.permissions,
      provider: shopOnly || !provider ? null : { id: provider.providerId, name: provider.name },
      agentId: ctx.agentId,
      mustEnrol: ctx.mustEnrol,
      totpEnabled: Boolean(account?.totpConfirmedAt),
      storeSlugs: stores.map(({ slug }) => slug),
    };
  }
}
