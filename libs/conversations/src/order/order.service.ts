import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { type Database, sql } from '@zuoxi/platform/database';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { storeOf } from '../conversation/conversation.service.js';
import type { ConversationsTables } from '../tables.js';

type DayPage = PageArgs & { storeId?: string | null; on: string };

@Injectable()
export class OrderService {
  constructor(@Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>) {}

  orders(ctx: Context, page: DayPage) {
    const storeId = storeOf(ctx, page.storeId);
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 1);
    return this.db.read(ctx, async ({ q }) => {
      const matching = q
        .selectFrom('conversations.orderRecord')
        .where('storeId', '=', storeId)
        .where('businessDate', '=', page.on);
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await matching
        .$if(after !== null, (query) => query.where(sql<boolean>`id > ${after?.[0]}::uuid`))
        .select(['id', 'orderNo', 'buyer', 'paidFen', 'orderedAt as createdAt', 'paidAt', 'status'])
        .orderBy('id')
        .limit(limit)
        .execute();
      return toConnection(rows, limit, (row) => encodeCursor(row.id), total);
    });
  }

  afterSales(ctx: Context, page: DayPage) {
    const storeId = storeOf(ctx, page.storeId);
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 1);
    return this.db.read(ctx, async ({ q }) => {
      const matching = q
        .selectFrom('conversations.afterSale as s')
        .leftJoin('conversations.agentAccount as a', (join) =>
          join.onRef('a.storeId', '=', 's.storeId').onRef('a.account', '=', 's.agentAccount'),
        )
        .leftJoin('schedulingPub.agent as g', (join) =>
          join.onRef('g.providerId', '=', 'a.providerId').onRef('g.id', '=', 'a.agentId'),
        )
        .where('s.storeId', '=', storeId)
        .where('s.businessDate', '=', page.on);
      const { total } = await matching
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      const rows = await matching
        .$if(after !== null, (query) => query.where(sql<boolean>`s.id > ${after?.[0]}::uuid`))
        .select([
          's.id',
          's.businessDate as on',
          's.orderNo',
          's.buyer',
          's.kind',
          's.amountFen',
          's.reason',
          's.outcome',
          'g.alias as agentAlias',
        ])
        .orderBy('s.id')
        .limit(limit)
        .execute();
      return toConnection(rows, limit, (row) => encodeCursor(row.id), total);
    });
  }
}
