import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId, withStore } from '@zuoxi/platform/context';
import { changesOf, inOrder, type Database, sql } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  toConnection,
  sortOf,
  toSortedConnection,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { Platform, StoreId } from '@zuoxi/vocabulary';
import type { QueryStoresSort } from '../api.types.js';
import type { IdentityTables } from '../tables.js';

export interface NewStore {
  readonly clientName: string;
  readonly name: string;
  /** Null: made up from the platform and the store's id. */
  readonly slug: string | null;
  readonly platform: Platform;
  readonly category: string;
}

const columns = [
  'storeId as id',
  'slug',
  'name',
  'platform',
  'category',
  'timeZone',
  'status',
  'clientId',
  'createdAt',
] as const;

const sortable = {
  name: 'name',
  platform: 'platform',
  category: 'category',
  status: 'status',
  createdAt: 'createdAt',
} as const satisfies Record<QueryStoresSort, string>;

@Injectable()
export class StoreService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database<IdentityTables>,
    private readonly clock: Clock,
  ) {}

  findMany(ctx: Context, ids: readonly string[]) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.store')
        .select(columns)
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', 'in', [...ids])
        .execute(),
    );
  }

  async find(ctx: Context, by: { id?: string | null; slug?: string | null }) {
    if (by.id)
      return ctx.storeIds.includes(by.id as StoreId)
        ? ((await this.findMany(ctx, [by.id]))[0] ?? null)
        : null;
    return (
      (await this.db.read(ctx, ({ q }) =>
        q
          .selectFrom('identity.store')
          .select(columns)
          .where('providerId', '=', ctx.providerId as string)
          .where('slug', '=', by.slug ?? '')
          .executeTakeFirst(),
      )) ?? null
    );
  }

  async list(ctx: Context, page: SortedPageArgs & { search?: string | null }) {
    const limit = pageLimit(page);
    const sort = sortOf(page, sortable);
    const after = sort ? null : decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      let matching = q.selectFrom('identity.store').where('providerId', '=', ctx.providerId as string);
      if (page.search) {
        const pattern = `%${page.search.replace(/[%_\\]/g, '\\$&')}%`;
        matching = matching.where((eb) =>
          eb.or([eb('name', 'ilike', pattern), eb('slug', 'ilike', pattern)]),
        );
      }
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      if (sort) {
        const sorted = await matching
          .select(columns)
          .orderBy(sort.column, inOrder(sort))
          .orderBy('storeId')
          .limit(limit)
          .offset(sort.offset)
          .execute();
        return toSortedConnection(sorted, limit, sort, total);
      }
      let rows = matching.select(columns).orderBy('name').orderBy('storeId').limit(limit);
      if (after) rows = rows.where(sql<boolean>`(name, store_id) > (${after[0]}, ${after[1]}::uuid)`);
      return toConnection(await rows.execute(), limit, (row) => encodeCursor(row.name, row.id), total);
    });
  }

  /** Clients of the provider, or for who holds some stores the clients that own those. */
  listClients(ctx: Context) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('identity.client')
        .where('providerId', '=', ctx.providerId as string)
        .$if(!ctx.providerWide, (query) =>
          query.where('id', 'in', (eb) => eb.selectFrom('identity.store').select('clientId')),
        )
        .select(['id', 'name'])
        .orderBy('name')
        .execute(),
    );
  }

  async getClients(ctx: Context, ids: readonly string[]) {
    return (await this.listClients(ctx)).filter(({ id }) => ids.includes(id));
  }

  /** @returns the store's id and a context that holds it. */
  async create(ctx: Context, input: NewStore): Promise<{ id: StoreId; ctx: Context }> {
    const id = newId() as StoreId;
    const scope = withStore(ctx, id);
    const made = await this.db.write(
      scope,
      'store.create',
      async ({ q, audit }) => {
        const now = this.clock.now();
        const providerId = ctx.providerId as string;
        await q
          .insertInto('identity.client')
          .values({ providerId, id: newId(), name: input.clientName, createdAt: now })
          .onConflict((conflict) => conflict.columns(['providerId', 'name']).doNothing())
          .execute();
        const client = found(
          await q
            .selectFrom('identity.client')
            .select('id')
            .where('providerId', '=', providerId)
            .where('name', '=', input.clientName)
            .executeTakeFirst(),
          'client',
        );
        const { clientName: _, ...facts } = input;
        const store = { ...facts, slug: input.slug ?? `${input.platform}-${id.slice(-8)}` };
        const inserted = await q
          .insertInto('identity.store')
          .values({ ...store, providerId, storeId: id, clientId: client.id, createdAt: now })
          .onConflict((conflict) => conflict.columns(['providerId', 'slug']).doNothing())
          .executeTakeFirst();
        if (!inserted.numInsertedOrUpdatedRows)
          throw new DomainError('ALREADY_EXISTS', { value: store.slug });
        audit({
          subjectType: 'store',
          subjectId: id,
          storeId: id,
          details: { name: store.name, slug: store.slug },
        });
        return id;
      },
      input,
    );
    return { id: made, ctx: withStore(ctx, made) };
  }

  /** Moves the engagement forward; a step back or sideways is left as it is. */
  async advance(ctx: Context, storeId: string, to: 'quoted' | 'contracted' | 'in_service'): Promise<void> {
    const order = ['lead', 'quoted', 'contracted', 'in_service', 'closed'] as const;
    await this.db.write({ ...ctx, idempotencyKey: null }, 'store.advance', async ({ q, audit }) => {
      const before = await q
        .selectFrom('identity.store')
        .select('status')
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', '=', storeId)
        .forNoKeyUpdate()
        .executeTakeFirst();
      const moved = await q
        .updateTable('identity.store')
        .set({ status: to })
        .where('providerId', '=', ctx.providerId as string)
        .where('storeId', '=', storeId)
        .where('status', 'in', order.slice(0, order.indexOf(to)))
        .executeTakeFirst();
      if (before && moved.numUpdatedRows)
        audit({
          subjectType: 'store',
          subjectId: storeId,
          storeId,
          changes: changesOf(before, { status: to }),
        });
      return null;
    });
  }
}
