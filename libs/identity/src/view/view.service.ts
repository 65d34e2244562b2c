import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { changesOf, type Database } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { IdentityTables } from '../tables.js';

const columns = ['id', 'list', 'name', 'search'] as const;

/** A person's own views of the lists; nobody else sees or changes them. */
@Injectable()
export class ViewService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
  ) {}

  list(ctx: Context, list: string) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.savedView')
        .select(columns)
        .where('providerId', '=', ctx.providerId)
        .where('ownerId', '=', ctx.actor.id)
        .where('list', '=', list)
        .orderBy('name')
        .execute(),
    );
  }

  save(ctx: Context, input: { list: string; name: string; search: string }) {
    return this.db.write(
      ctx,
      'view.save',
      async ({ q, audit }) => {
        const before = await q
          .selectFrom('identity.savedView')
          .select('search')
          .where('providerId', '=', ctx.providerId as string)
          .where('ownerId', '=', ctx.actor.id)
          .where('list', '=', input.list)
          .where('name', '=', input.name)
          .executeTakeFirst();
        const view = await q
          .insertInto('identity.savedView')
          .values({
            ...input,
            providerId: ctx.providerId as string,
            id: newId(),
            ownerId: ctx.actor.id,
            createdAt: this.clock.now(),
          })
          .onConflict((conflict) =>
            conflict.columns(['providerId', 'ownerId', 'list', 'name']).doUpdateSet({ search: input.search }),
          )
          .returning(columns)
          .executeTakeFirstOrThrow();
        const { search, ...named } = input;
        const changes = before ? changesOf(before, { search }) : {};
        audit({ subjectType: 'view', subjectId: view.id, details: named, changes });
        return view;
      },
      input,
    );
  }

  remove(ctx: Context, id: string) {
    return this.db.write(
      ctx,
      'view.remove',
      async ({ q, audit }) => {
        const view = found(
          await q
            .deleteFrom('identity.savedView')
            .where('providerId', '=', ctx.providerId as string)
            .where('ownerId', '=', ctx.actor.id)
            .where('id', '=', id)
            .returning(columns)
            .executeTakeFirst(),
          'view',
        );
        audit({ subjectType: 'view', subjectId: id, details: { list: view.list, name: view.name } });
        return view;
      },
      { id },
    );
  }
}
