import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { ProviderId } from '@zuoxi/vocabulary';
import { MoreThan } from 'typeorm';
import { storeOf } from '../store-asked.js';
import { AfterSale } from './after-sale.entity.js';
import { OrderRecord } from './order-record.entity.js';

type DayPage = PageArgs & { storeId?: string | null; on: string };
type AfterSaleRow = Pick<
  AfterSale,
  'id' | 'orderNo' | 'buyer' | 'kind' | 'amountFen' | 'reason' | 'outcome'
> & { readonly on: string; readonly agentAlias: string | null };

@Injectable()
export class OrderService {
  constructor(@Inject(doorOf('conversations')) private readonly db: Database) {}

  orders(ctx: Context, page: DayPage) {
    const day = dayOf(ctx, page);
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 1);
    return this.db.read(ctx, async ({ manager }) => {
      const total = await manager.countBy(OrderRecord, day);
      const rows = await manager.find(OrderRecord, {
        where: { ...day, ...(after && { id: MoreThan(after[0] as string) }) },
        order: { id: 'ASC' },
        take: limit,
      });
      return toConnection(rows.map(present), limit, (row) => encodeCursor(row.id), total);
    });
  }

  /** Of the buyer, on the day of the talk. */
  async ofConversation(ctx: Context, talk: { storeId: string; buyer: string; on: string }) {
    const where = { ...dayOf(ctx, talk), buyer: talk.buyer };
    const order = { orderedAt: 'ASC' } as const;
    const rows = await this.db.read(ctx, ({ manager }) => manager.find(OrderRecord, { where, order }));
    return rows.map(present);
  }

  afterSales(ctx: Context, page: DayPage) {
    const day = dayOf(ctx, page);
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 1);
    return this.db.read(ctx, async ({ manager, sql }) => {
      const total = await manager.countBy(AfterSale, day);
      const rows = await sql<AfterSaleRow>(
        `select s.id, s.business_date as "on", s.order_no, s.buyer, s.kind, s.amount_fen, s.reason, s.outcome,
                g.alias as agent_alias
           from conversations.after_sale s
           left join conversations.agent_account a on a.store_id = s.store_id and a.account = s.agent_account
           left join scheduling_pub.agent g on g.provider_id = a.provider_id and g.id = a.agent_id
          where s.provider_id = $1 and s.store_id = $2 and s.business_date = $3
            and ($4::uuid is null or s.id > $4)
          order by s.id limit $5`,
        [day.providerId, day.storeId, day.businessDate, after?.[0] ?? null, limit],
      );
      return toConnection(rows, limit, (row) => encodeCursor(row.id), total);
    });
  }
}

const dayOf = (ctx: Context, { storeId, on }: { storeId?: string | null; on: string }) => ({
  providerId: ctx.providerId as ProviderId,
  storeId: storeOf(ctx, storeId),
  businessDate: on,
});

const present = ({ orderedAt: createdAt, ...order }: OrderRecord) => ({ ...order, createdAt });
