import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { type Database, type ReadTx, sql } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { ConversationsTables } from '../tables.js';

export type ConversationFilter = 'all' | 'slow' | 'unanswered' | 'ordered';
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
    const filter = page.filter ?? 'all';
    return this.db.read(ctx, async ({ q }) => {
      let matching = this.select(ctx, q)
        .where('c.storeId', '=', storeId)
        .where('c.businessDate', '=', page.on);
      if (filter === 'slow') matching = matching.where(sql<boolean>`c.rounds > c.rounds_in_time`);
      if (filter === 'unanswered') {
        // As the report counts: a buyer whom somebody answered later that day is no buyer without a reply.
        matching = matching.where('c.unanswered', '=', true).where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('conversations.conversation as other')
                .select('other.id')
                .whereRef('other.storeId', '=', 'c.storeId')
                .whereRef('other.businessDate', '=', 'c.businessDate')
                .whereRef('other.buyer', '=', 'c.buyer')
                .where(sql<boolean>`other.agent_accounts <> '{}'`),
            ),
          ),
        );
      }
      if (filter === 'ordered') {
        matching = matching.where((eb) =>
          eb.exists(
            eb
              .selectFrom('conversations.orderRecord as o')
              .select('o.id')
              .whereRef('o.storeId', '=', 'c.storeId')
              .whereRef('o.buyer', '=', 'c.buyer')
              .whereRef('o.businessDate', '=', 'c.businessDate'),
          ),
        );
      }
      const { total } = await q
        .selectFrom(matching.as('m'))
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      let rows = matching.orderBy('c.startedAt').orderBy('c.id').limit(limit);
      if (after)
        rows = rows.where(sql<boolean>`(c.started_at, c.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
      return toConnection(
        (await rows.execute()).map(present),
        limit,
        (row) => encodeCursor(row.startedAt.toISOString(), row.id),
        Number(total),
      );
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
