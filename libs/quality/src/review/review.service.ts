import { Inject, Injectable } from '@nestjs/common';
import type { Context } from '@zuoxi/platform/context';
import { inOrder, type Database, type ReadTx, sql } from '@zuoxi/platform/database';
import {
  decodeCursor,
  encodeCursor,
  pageLimit,
  toConnection,
  sortOf,
  toSortedConnection,
} from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import type { QueryReviewsArgs, QueryReviewsSort } from '../api.types.js';
import type { QualityTables } from '../tables.js';

export type Q = ReadTx<QualityTables>['q'];
export type ReviewRow = Awaited<ReturnType<ReviewService['getMany']>>[number];

const sortable = {
  on: 'businessDate',
  score: 'score',
  status: 'status',
  inspector: 'inspectorName',
  submittedAt: 'submittedAt',
} as const satisfies Record<QueryReviewsSort, string>;

@Injectable()
export class ReviewService {
  constructor(@Inject(doorOf('quality')) private readonly db: Database<QualityTables>) {}

  async getMany(ctx: Context, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      this.select(ctx, q)
        .where('id', 'in', [...ids])
        .execute(),
    );
    return rows.map(present);
  }

  async find(ctx: Context, id: string): Promise<ReviewRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  list(ctx: Context, page: QueryReviewsArgs) {
    const limit = pageLimit(page);
    const sort = sortOf(page, sortable);
    const after = sort ? null : decodeCursor(page.after, 2);
    return this.db.read(ctx, async ({ q }) => {
      let matching = this.select(ctx, q);
      if (page.storeId) matching = matching.where('storeId', '=', page.storeId);
      if (page.on) matching = matching.where('businessDate', '=', page.on);
      if (page.scoreBelow != null) matching = matching.where('score', '<', String(page.scoreBelow));
      const agent = page.agent?.trim().toLowerCase();
      if (agent)
        matching = matching.where(
          sql<boolean>`agent_id in (select a.id from scheduling_pub.agent a
                                     where a.provider_id = ${ctx.providerId}
                                       and (position(${agent} in lower(a.alias)) > 0 or position(${agent} in lower(a.name)) > 0))`,
        );
      if (page.itemKey)
        matching = matching.where(
          sql<boolean>`exists (select 1 from quality.review_finding f
                                where f.store_id = review.store_id and f.review_id = review.id
                                  and f.attempt = review.attempt and f.superseded_at is null and f.item_key = ${page.itemKey})`,
        );
      const { total } = await q
        .selectFrom(matching.as('m'))
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      if (sort) {
        const sorted = await matching
          .orderBy(sort.column, inOrder(sort))
          .orderBy('id')
          .limit(limit)
          .offset(sort.offset)
          .execute();
        return toSortedConnection(sorted.map(present), limit, sort, total);
      }
      let rows = matching.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
      if (after)
        rows = rows.where(sql<boolean>`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
      const reviews = (await rows.execute()).map(present);
      return toConnection(
        reviews,
        limit,
        (row) => encodeCursor(row.createdAt.toISOString(), row.id),
        Number(total),
      );
    });
  }

  findingsOf(ctx: Context, reviewIds: readonly string[]) {
    return this.db.read(ctx, async ({ q }) => {
      const rows = await q
        .selectFrom('quality.reviewFinding as f')
        // Of the attempt that stands: what was taken back counts in nothing.
        .innerJoin('quality.review as r', (join) =>
          join
            .onRef('r.storeId', '=', 'f.storeId')
            .onRef('r.id', '=', 'f.reviewId')
            .onRef('r.attempt', '=', 'f.attempt'),
        )
        .select(['f.reviewId', 'f.itemKey', 'f.deduction', 'f.note', 'f.messageIds', 'f.supersededAt'])
        .where('f.providerId', '=', ctx.providerId as string)
        .where('f.storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('f.reviewId', 'in', [...reviewIds])
        .orderBy('f.itemKey')
        .execute();
      return rows.map((row) => ({
        ...row,
        deduction: Number(row.deduction),
        messageIds: row.messageIds as unknown as string[],
      }));
    });
  }

  /** The messages as they were when the conversation was scored; whatever became of its import. */
  async sealedMessages(ctx: Context, reviewIds: readonly string[]) {
    const rows = await this.db.read(ctx, ({ q }) =>
      q
        .selectFrom('quality.reviewMessage as m')
        .innerJoin('quality.review as r', (join) =>
          join
            .onRef('r.storeId', '=', 'm.storeId')
            .onRef('r.id', '=', 'm.reviewId')
            .onRef('r.attempt', '=', 'm.attempt'),
        )
        .leftJoin('conversationsPub.agentAccount as a', (join) =>
          join.onRef('a.storeId', '=', 'm.storeId').onRef('a.account', '=', 'm.agentAccount'),
        )
        .leftJoin('schedulingPub.agent as g', (join) =>
          join.onRef('g.providerId', '=', 'a.providerId').onRef('g.id', '=', 'a.agentId'),
        )
        .select(['m.reviewId', 'm.messageId as id', 'm.at', 'm.direction', 'm.type', 'm.text'])
        .select(['m.agentAccount', 'a.agentId', 'g.alias as agentAlias'])
        .where('m.providerId', '=', ctx.providerId as string)
        .where('m.storeId', 'in', [...ctx.storeIds, ctx.providerId as string])
        .where('m.reviewId', 'in', [...reviewIds])
        .orderBy('m.ordinal')
        .execute(),
    );
    // A buyer's message bears the account that it was addressed to, which did not write it.
    return rows.map((row) =>
      row.direction === 'agent' ? row : { ...row, agentAccount: null, agentId: null, agentAlias: null },
    );
  }

  /** The conversation's messages in order, and the accounts under which the agent writes. */
  async evidenceFor(
    q: Q,
    review: Pick<ReviewRow, 'storeId' | 'businessDate' | 'conversationId' | 'agentId'>,
  ) {
    const rows = await q
      .selectFrom('conversationsPub.message')
      .select(['fingerprint', 'at', 'direction', 'type', 'agentAccount', 'text'])
      .where('storeId', '=', review.storeId)
      .where('businessDate', '=', review.businessDate)
      .where('conversationId', '=', review.conversationId)
      .orderBy('at')
      .orderBy('rowNo')
      .execute();
    return {
      // Under the id by which the conversation shows them.
      messages: rows.map(({ fingerprint, ...row }) => ({
        ...row,
        id: fingerprint.toString('hex').slice(0, 32),
      })),
      accounts: await this.accountsOf(q, review),
    };
  }

  /** Under which the agent writes in that store. */
  async accountsOf(q: Q, review: Pick<ReviewRow, 'storeId' | 'agentId'>): Promise<ReadonlySet<string>> {
    const own = await q
      .selectFrom('conversationsPub.agentAccount')
      .select('account')
      .where('storeId', '=', review.storeId)
      .where('agentId', '=', review.agentId)
      .execute();
    return new Set(own.map(({ account }) => account));
  }

  select(ctx: Context, q: Q) {
    return q
      .selectFrom('quality.review')
      .selectAll()
      .where('providerId', '=', ctx.providerId as string)
      .where('storeId', 'in', [...ctx.storeIds, ctx.providerId as string]);
  }
}

export const present = <
  Row extends {
    businessDate: string;
    score: string | null;
    scoreBeforeAppeal: string | null;
    appealFiledAt: Date | null;
    appealReason: string | null;
    appealDecidedAt: Date | null;
    appealDecision: string | null;
    appealDecidedBy: string | null;
    inspectorName: string | null;
  },
>(
  row: Row,
) => ({
  ...row,
  // Two decimals at most, so the number that is read is the one that is kept.
  score: row.score === null ? null : Number(row.score),
  scoreBeforeAppeal: row.scoreBeforeAppeal === null ? null : Number(row.scoreBeforeAppeal),
  on: row.businessDate,
  inspector: row.inspectorName,
  appeal: row.appealFiledAt && {
    filedAt: row.appealFiledAt,
    reason: row.appealReason as string, // an appeal is filed with one
    decidedAt: row.appealDecidedAt,
    decision: row.appealDecision,
    decidedBy: row.appealDecidedBy,
  },
});
