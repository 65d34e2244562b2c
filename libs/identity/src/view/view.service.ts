import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext } from '@zuoxi/platform/context';
import { changesOf, type Database } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import { SavedView } from './saved-view.entity.js';

type View = Pick<SavedView, 'id' | 'list' | 'name' | 'search'>;

/** A person's own views of the lists; nobody else sees or changes them. */
@Injectable()
export class ViewService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(ctx: ProviderContext, list: string) {
    return this.db.read(ctx, ({ manager }) =>
      manager.find(SavedView, { where: { ...ownOf(ctx), list }, order: { name: 'ASC' } }),
    );
  }

  save(ctx: ProviderContext, input: { list: string; name: string; search: string }) {
    return this.db.write(
      ctx,
      'view.save',
      async ({ manager, sql, audit }) => {
        const { search, ...named } = input;
        const { providerId, ownerId } = ownOf(ctx);
        const before = await manager.findOneBy(SavedView, { ...ownOf(ctx), ...named });
        const [view] = (await sql<View>(
          `insert into identity.saved_view (provider_id, id, owner_id, list, name, search, created_at)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (provider_id, owner_id, list, name) do update set search = excluded.search
           returning id, list, name, search`,
          [providerId, newId(), ownerId, input.list, input.name, search, this.clock.now()],
        )) as [View];
        const changes = before ? changesOf({ search: before.search }, { search }) : {};
        audit({ subjectType: 'view', subjectId: view.id, details: named, changes });
        return view;
      },
      input,
    );
  }

  remove(ctx: ProviderContext, id: string) {
    return this.db.write(
      ctx,
      'view.remove',
      async ({ manager, audit }) => {
        const where = { ...ownOf(ctx), id };
        const lock = { mode: 'pessimistic_write' } as const;
        const { list, name, search } = found(await manager.findOne(SavedView, { where, lock }), 'view');
        await manager.delete(SavedView, where);
        audit({ subjectType: 'view', subjectId: id, details: { list, name } });
        return { id, list, name, search };
      },
      { id },
    );
  }
}

const ownOf = (ctx: ProviderContext) => ({ providerId: ctx.providerId, ownerId: ctx.actor.id });
