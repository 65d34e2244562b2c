import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { newId, type ProviderContext, withStore } from '@zuoxi/platform/context';
import { changesOf, type Database, moveAll, ofStores, type ReadTx } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import {
  countedPageOf,
  type ListOrder,
  type PageArgs,
  partOf,
  type SortedPageArgs,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { Platform, StoreId } from '@zuoxi/vocabulary';
import { Any } from 'typeorm';
import type { QueryStoresSort } from '../api.types.js';
import { Client } from './client.entity.js';
import { onItsWay, type Stage, storeTransitions } from './stage.rules.js';
import { Store } from './store.entity.js';

export interface NewStore {
  readonly clientName: string;
  readonly name: string;
  /** Null: made up from the platform and the store's id. */
  readonly slug: string | null;
  readonly platform: Platform;
  readonly category: string;
}

const present = (store: Store) => {
  const { storeId: id, slug, name, platform, category, timeZone, status, clientId, createdAt } = store;
  return { id, slug, name, platform, category, timeZone, status, clientId, createdAt };
};

const order: ListOrder<Store, QueryStoresSort> = {
  usual: 'name',
  key: 'storeId',
  sorts: {
    name: 'name',
    platform: 'platform',
    category: 'category',
    status: 'status',
    createdAt: 'createdAt',
  },
};

const clientsByName: ListOrder<Client> = { usual: 'name', key: 'id', size: 20 };

/** Clients of the provider, or for who holds some stores the clients that own those. */
function clientsOf({ providerId, providerWide }: ProviderContext, manager: ReadTx['manager']) {
  const clients = manager.createQueryBuilder(Client, 'c').where('c.providerId = :providerId', { providerId });
  return providerWide
    ? clients
    : clients.andWhere('c.id in (select client_id from identity.store where provider_id = :providerId)');
}

@Injectable()
export class StoreService {
  constructor(
    @Inject(doorOf('identity')) private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async findMany(ctx: ProviderContext, ids: readonly string[]) {
    const where = { providerId: ctx.providerId, storeId: Any(ids) };
    return (await this.db.read(ctx, ({ manager }) => manager.findBy(Store, where))).map(present);
  }

  async find(ctx: ProviderContext, by: { id?: string | null; slug?: string | null }) {
    if (by.id)
      return ctx.storeIds.includes(by.id as StoreId)
        ? ((await this.findMany(ctx, [by.id]))[0] ?? null)
        : null;
    const where = { ...ofStores(ctx), slug: by.slug ?? '' };
    const store = await this.db.read(ctx, ({ manager }) => manager.findOneBy(Store, where));
    return store && present(store);
  }

  async list(ctx: ProviderContext, page: SortedPageArgs & { search?: string | null }) {
    return this.db.read(ctx, async ({ manager }) => {
      const matching = manager
        .createQueryBuilder(Store, 's')
        .where('s.providerId = :providerId', { providerId: ctx.providerId });
      if (page.search) {
        const pattern = partOf(page.search);
        matching.andWhere('(s.name ilike :pattern or s.slug ilike :pattern)', { pattern });
      }
      return countedPageOf(matching, order, page, present);
    });
  }

  listClients(ctx: ProviderContext, page: PageArgs & { search?: string | null }) {
    return this.db.read(ctx, ({ manager }) => {
      const clients = clientsOf(ctx, manager);
      if (page.search) clients.andWhere('c.name ilike :pattern', { pattern: partOf(page.search) });
      return countedPageOf(clients, clientsByName, page, (client) => client);
    });
  }

  getClients(ctx: ProviderContext, ids: readonly string[]) {
    return this.db.read(ctx, ({ manager }) =>
      clientsOf(ctx, manager).andWhere('c.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** @returns the store's id and a context that holds it. */
  async create(ctx: ProviderContext, input: NewStore): Promise<{ id: StoreId; ctx: ProviderContext }> {
    const id = newId() as StoreId;
    const scope = withStore(ctx, id);
    const made = await this.db.write(
      scope,
      'store.create',
      async ({ manager, insert, audit }) => {
        const createdAt = this.clock.now();
        const providerId = ctx.providerId;
        const { clientName, ...facts } = input;
        const named = { providerId, name: clientName };
        await insert(Client, { ...named, id: newId(), createdAt }, { ignore: true });
        const client = found(await manager.findOneBy(Client, named), 'client');
        const store = { ...facts, slug: input.slug ?? `${input.platform}-${id.slice(-8)}` };
        const row = { ...store, providerId, storeId: id, clientId: client.id, createdAt };
        if (!(await insert(Store, row, { ignore: true })))
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
  async advance(ctx: ProviderContext, storeId: string, to: Stage): Promise<void> {
    await this.db.write({ ...ctx, idempotencyKey: null }, 'store.advance', async (tx) => {
      const where = { providerId: ctx.providerId, storeId };
      const before = await tx.manager.findOne(Store, { where, lock: { mode: 'for_no_key_update' } });
      const moved = await moveAll(tx, Store, storeTransitions, where, { status: to }, onItsWay);
      if (before && moved)
        tx.audit({
          subjectType: 'store',
          subjectId: storeId,
          storeId,
          changes: changesOf({ status: before.status }, { status: to }),
        });
      return null;
    });
  }
}
