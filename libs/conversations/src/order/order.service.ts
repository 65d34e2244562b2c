import { Inject, Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, Entity, ReadTx } from '@zuoxi/platform/database';
import { countedPageOf, type PageArgs, withNodes } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { SelectQueryBuilder } from 'typeorm';
import { storeOf } from '../store-asked.js';
import { AfterSale } from './after-sale.entity.js';
import { OrderRecord } from './order-record.entity.js';

type DayPage = PageArgs & { storeId?: string | null; on: string };

const byId = { usual: 'id', key: 'id' } as const;

@Injectable()
export class OrderService {
  constructor(@Inject(doorOf('conversations')) private readonly db: Database) {}

  orders(ctx: ProviderContext, page: DayPage) {
    return this.db.read(ctx, ({ manager }) =>
      countedPageOf(ofDay(ctx, manager, OrderRecord, page), byId, page, present),
    );
  }

  /** Of the buyer, on the day of the talk. */
  async ofConversation(ctx: ProviderContext, talk: { storeId: string; buyer: string; on: string }) {
    const where = { ...dayOf(ctx, talk), buyer: talk.buyer };
    const order = { orderedAt: 'ASC' } as const;
    const rows = await this.db.read(ctx, ({ manager }) => manager.find(OrderRecord, { where, order }));
    return rows.map(present);
  }

  /** Each with the alias of the agent who talked to the buyer. */
  afterSales(ctx: ProviderContext, page: DayPage) {
    return this.db.read(ctx, async ({ manager, sql }) => {
      const listed = await countedPageOf(ofDay(ctx, manager, AfterSale, page), byId, page, (row) => row);
      const rows = listed.edges.map(({ node }) => node);
      const known = await sql<{ account: string; alias: string }>(
        `select a.account, g.alias
           from conversations.agent_account a
           join scheduling_pub.agent g on g.provider_id = a.provider_id and g.id = a.agent_id
          where a.provider_id = $1 and a.store_id = $2 and a.account = any($3)`,
        [ctx.providerId, storeOf(ctx, page.storeId), rows.map(({ agentAccount }) => agentAccount)],
      );
      const aliasOf = new Map(known.map(({ account, alias }) => [account, alias]));
      const nodes = rows.map(({ businessDate: on, ...row }) => ({
        ...row,
        on,
        agentAlias: (row.agentAccount !== null && aliasOf.get(row.agentAccount)) || null,
      }));
      return withNodes(listed, nodes);
    });
  }
}

function ofDay<Row extends AfterSale | OrderRecord>(
  ctx: ProviderContext,
  manager: ReadTx['manager'],
  entity: Entity<Row>,
  page: DayPage,
): SelectQueryBuilder<Row> {
  return manager
    .createQueryBuilder(entity, 'o')
    .where('o.providerId = :providerId and o.storeId = :storeId and o.businessDate = :businessDate', {
      ...dayOf(ctx, page),
    });
}

const dayOf = (ctx: ProviderContext, { storeId, on }: { storeId?: string | null; on: string }) => ({
  providerId: ctx.providerId,
  storeId: storeOf(ctx, storeId),
  businessDate: on,
});

const present = ({ orderedAt: createdAt, ...order }: OrderRecord) => ({ ...order, createdAt });
