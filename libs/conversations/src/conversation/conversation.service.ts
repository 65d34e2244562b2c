import { Inject, Injectable } from '@nestjs/common';
import { isOfStoreDay, type Metric, METRICS } from '@zuoxi/metrics';
import type { Context } from '@zuoxi/platform/context';
import { type Database, type ReadTx, sql } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { decodeCursor, encodeCursor, type PageArgs, pageLimit, toConnection } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { MessageDirection } from '../api.types.js';
import type { ConversationsTables } from '../tables.js';

export interface ConversationsAsked {
  readonly storeId?: string | null;
  readonly on: string;
  readonly metric?: string | null;
  readonly missedOnly?: boolean | null;
  readonly agentId?: string | null;
  readonly agentAlias?: string | null;
  readonly recognised?: boolean | null;
  readonly hour?: number | null;
}
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

  async getMany(ctx: Context, ids: readonly string[], storeId?: string | null) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('c.id', 'in', [...ids])
        .$if(!!storeId, (query) => query.where('c.storeId', '=', storeId as string))
        .execute(),
    );
    return rows.map(present);
  }

  /** The day's conversations, or the rows of a number: what each adds to it, in order of time. */
  async list(ctx: Context, page: PageArgs & ConversationsAsked) {
    const storeId = storeOf(ctx, page.storeId);
    const metric = page.metric ? found(this.knownMetric(page.metric), 'metric') : null;
    const limit = pageLimit(page);
    const after = decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      const part = await this.partOf(q, storeId, metric, page);
      const matching = this.select(ctx, q)
        .innerJoinLateral(part.as('p'), (join) => join.onTrue())
        .where('c.storeId', '=', storeId)
        .where('c.businessDate', '=', page.on)
        // What an undone import has emptied is kept for reviews of it, and is no row of the day.
        .where('c.messageCount', '>', 0)
        .where(
          page.missedOnly
            ? sql<boolean>`p.numerator < p.denominator`
            : sql<boolean>`(p.numerator > 0 or p.denominator > 0)`,
        )
        .select(['p.numerator', 'p.denominator']);
      const { total, ...sums } = await q
        .selectFrom(matching.as('m'))
        .select((eb) => [
          eb.fn.countAll<number>().as('total'),
          eb.fn.coalesce(eb.fn.sum<number>('m.numerator'), sql<number>`0`).as('numerator'),
          eb.fn.coalesce(eb.fn.sum<number>('m.denominator'), sql<number>`0`).as('denominator'),
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
      const edges = listed.edges.map((edge) => ({ ...edge, ...countedAs(metric, edge.node) }));
      return { ...listed, edges, ...countedAs(metric, sums) };
    });
  }

  private knownMetric(id: string): Metric | null {
    return METRICS.find((metric) => metric.id === id && isOfStoreDay(metric)) ?? null;
  }

  /** What a conversation adds to a metric, of one agent or hour if asked; itself, if no metric is. */
  private async partOf(
    q: ReadTx<ConversationsTables>['q'],
    storeId: string,
    metric: Metric | null,
    { agentId, agentAlias, recognised, hour }: ConversationsAsked,
  ) {
    const ofAgent = agentId != null || agentAlias != null;
    const isWhole = !ofAgent && recognised == null && hour == null;
    if (!metric && isWhole)
      return q.selectNoFrom([sql<number>`1`.as('numerator'), sql<number>`0`.as('denominator')]);
    const accounts =
      !ofAgent && recognised == null
        ? []
        : await q
            .selectFrom('conversations.agentAccount as a')
            .leftJoin('schedulingPub.agent as g', (join) =>
              join.onRef('g.providerId', '=', 'a.providerId').onRef('g.id', '=', 'a.agentId'),
            )
            .select('a.account')
            .where('a.storeId', '=', storeId)
            .where('a.agentId', 'is not', null)
            .$if(agentId != null, (query) => query.where('a.agentId', '=', agentId as string))
            .$if(agentAlias != null, (query) => query.where('g.alias', '=', agentAlias as string))
            .execute();
    const named = sql<boolean>`s.part->>'account' = any (${accounts.map(({ account }) => account)}::text[])`;
    const side = (index: number) =>
      metric
        ? sql<number>`coalesce(sum((s.part->'sums'->${metric.fact}->>${sql.lit(index)})::numeric), 0)`
        : sql<number>`${index === 0 ? sql`(count(*) > 0)::int` : sql`0`}`;
    return q
      .selectFrom(sql<{ part: unknown }>`jsonb_array_elements(c.parts)`.as<'s'>(sql`s (part)`))
      .$if(ofAgent || recognised === true, (query) => query.where(named))
      .$if(recognised === false, (query) => query.where(sql<boolean>`not ${named}`))
      .$if(hour != null, (query) => query.where(sql<boolean>`(s.part->>'slot')::int / 60 = ${hour}`))
      .select([side(0).as('numerator'), side(1).as('denominator')]);
  }

  /** Of several conversations at once, each message with who wrote it. */
  async messagesOf(ctx: Context, conversations: readonly Pick<ConversationRow, 'id' | 'storeId' | 'on'>[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('conversations.message as m')
        .leftJoin('conversations.agentAccount as a', (join) =>
          join.onRef('a.storeId', '=', 'm.storeId').onRef('a.account', '=', 'm.agentAccount'),
        )
        .leftJoin('schedulingPub.agent as g', (join) =>
          join.onRef('g.providerId', '=', 'a.providerId').onRef('g.id', '=', 'a.agentId'),
        )
        .select([
          'm.storeId',
          'm.businessDate as on',
          'm.conversationId',
          'm.fingerprint',
          'm.at',
          'm.direction',
          'm.type',
          'm.text',
          'm.agentAccount',
          'a.agentId',
          'g.alias as agentAlias',
        ])
        // Store and day beside the id: rows are kept in parts by month.
        .where('m.storeId', 'in', [...new Set(conversations.map(({ storeId }) => storeId))])
        .where('m.businessDate', 'in', [...new Set(conversations.map(({ on }) => on))])
        .where('m.conversationId', 'in', [...new Set(conversations.map(({ id }) => id))])
        .orderBy('m.at')
        .orderBy('m.rowNo')
        .execute(),
    );
    return rows.map(({ fingerprint, direction, agentAccount, agentId, agentAlias, ...row }) => ({
      ...row,
      direction: direction as MessageDirection,
      id: fingerprint.toString('hex').slice(0, 32),
      // A buyer's message bears the account that it was addressed to, which did not write it.
      ...(direction === 'agent'
        ? { agentAccount, agentId, agentAlias }
        : { agentAccount: null, agentId: null, agentAlias: null }),
    }));
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

/** In the metric's unit; a plain count has no denominator. */
function countedAs(metric: Metric | null, sums: { numerator: unknown; denominator: unknown }) {
  const numerator = Number(sums.numerator);
  return {
    numerator: metric?.unit === 'seconds' ? numerator / 1000 : numerator,
    denominator: metric && metric.denominator !== null ? Number(sums.denominator) : null,
  };
}
