import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { type Database, type ReadTx, sql } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { ConversationsTables } from '../tables.js';

/** How much of the number that a filter stands for each conversation is; rows of nought are not its rows. */
const weights = {
  // What an undone import has emptied is kept for reviews of it, and is no row of the day.
  all: sql<number>`(c.message_count > 0)::int`,
  received: sql<number>`c.receptions`,
  answered: sql<number>`(c.first_response_seconds is not null)::int`,
  timed: sql<number>`c.responses`,
  slow: sql<number>`c.rounds - c.rounds_in_time`,
  unanswered: sql<number>`c.no_reply`,
  // conv_next@1: received, not ordered before asking, and paid by the end of the next day.
  converted: sql<number>`case when c.received > 0 and exists (
      select from conversations.order_record o
       where o.store_id = c.store_id and o.buyer = c.buyer
         and o.business_date between c.business_date and c.business_date + 1
      having min(coalesce(o.ordered_at, o.paid_at)) >= c.started_at
         and min(o.paid_at) < (c.business_date + 2)::timestamp at time zone 'Asia/Shanghai') then 1 else 0 end`,
} as const;
export type ConversationFilter = keyof typeof weights;
export interface ConversationRow {
  readonly id: string;
  readonly storeId: string;
  readonly on: string;
  readonly buyer: string;
  readonly agentId: string | null;
  readonly agentAlias: string | null;
}

@Injectable()
export class ConversationService {
  constructor(@Inject(doorOf('conversations')) private readonly db: Database<ConversationsTables>) {}

  async getMany(ctx: Context, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('c.id', 'in', [...ids])
        .execute(),
    );
    return rows.map(present);
  }

  /** The rows behind a number, in the order a person would read them: the worst first. */
  async list(
    ctx: Context,
    page: PageArgs & { storeId?: string | null; on: string; filter?: ConversationFilter | null },
  ) {
    const storeId = storeOf(ctx, page.storeId);
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 2);
    const weight = weights[page.filter ?? 'all'];
    return this.db.read(ctx, async ({ q }) => {
      const matching = this.select(ctx, q)
        .where('c.storeId', '=', storeId)
        .where('c.businessDate', '=', page.on)
        .where(sql<boolean>`${weight} > 0`)
        .select(weight.as('counted'));
      const { total, counted } = await q
        .selectFrom(matching.as('m'))
        .select((eb) => [
          eb.fn.countAll<number>().as('total'),
          eb.fn.coalesce(eb.fn.sum<number>('m.counted'), sql<number>`0`).as('counted'),
        ])
        .executeTakeFirstOrThrow();
      let rows = matching.orderBy('c.startedAt').orderBy('c.id').limit(limit);
      if (after)
        rows = rows.where(sql<boolean>`(c.started_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
      const listed = toConnection(
        (await rows.execute()).map(present),
        limit,
        (row) => encodeCursor(row.startedAt.toISOString(), row.id),
        Number(total),
      );
      return {
        ...listed,
        edges: listed.edges.map((edge) => ({ ...edge, counted: edge.node.counted })),
        counted: Number(counted),
      };
    });
  }

  async messagesOf(ctx: Context, conversation: ConversationRow) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('conversations.message')
        .select(['fingerprint', 'at', 'direction', 'type', 'text'])
        .where('storeId', '=', conversation.storeId)
        .where('businessDate', '=', conversation.on)
        .where('conversationId', '=', conversation.id)
        .orderBy('at')
        .orderBy('rowNo')
        .execute(),
    );
    return rows.map(({ fingerprint, ...row }) => ({ ...row, id: fingerprint.toString('hex').slice(0, 32) }));
  }

  ordersOf(ctx: Context, conversation: ConversationRow) {
    return this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('conversations.orderRecord')
        .select(['id', 'orderNo', 'buyer', 'paidFen', 'orderedAt as createdAt', 'paidAt', 'status'])
        .where('storeId', '=', conversation.storeId)
        .where('buyer', '=', conversation.buyer)
        .where('businessDate', '=', conversation.on)
        .orderBy('orderedAt')
        .execute(),
    );
  }

  private select(ctx: Context, q: ReadTx<ConversationsTables>['q']) {
    return q
      .selectFrom('conversations.conversation as c')
      .leftJoin('conversations.agentAccount as a', (join) =>
        join.onRef('a.storeId', '=', 'c.storeId').onRef('a.account', '=', 'c.agentAccount'),
      )
      .leftJoin('schedulingPub.agent as g', (join) =>
        join.onRef('g.providerId', '=', 'a.providerId').onRef('g.id', '=', 'a.agentId'),
      )
      .where('c.providerId', '=', ctx.providerId as string)
      .where('c.storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
      .select([
        'c.id',
        'c.storeId',
        'c.businessDate',
        'c.buyer',
        'c.startedAt',
        'c.endedAt',
        'c.messageCount',
        'c.firstResponseSeconds',
        'c.maxWaitSeconds',
        'c.rounds',
        'c.roundsInTime',
        'a.agentId',
        'g.alias as agentAlias',
      ]);
  }
}

/** A store's own endpoint knows its store; the back office names one that the caller holds. */
export function storeOf(ctx: Context, asked: string | null | undefined): string {
  if (ctx.storeId) return ctx.storeId;
  return found(
    ctx.storeIds.find((id) => id === asked),
    'store',
  );
}

const present = <Row extends { businessDate: string; roundsInTime: number }>({
  businessDate,
  roundsInTime,
  ...row
}: Row) => ({
  ...row,
  on: businessDate,
  roundsWithin3m: roundsInTime,
});
