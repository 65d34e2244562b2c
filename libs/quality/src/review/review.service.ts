import { Inject, Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { ProviderContext } from '@zuoxi/platform/context';
import type { Database, ReadTx } from '@zuoxi/platform/database';
import { countedPageOf, type ListOrder } from '@zuoxi/platform/graphql';
import { doorOf } from '@zuoxi/platform/module';
import { AgentAccount, Message } from '@zuoxi/published';
import type { AgentId } from '@zuoxi/vocabulary';
import type { QueryReviewsArgs, QueryReviewsSort } from '../api.types.js';
import { ReviewFinding } from './review-finding.entity.js';
import type { ReviewMessage } from './review-message.entity.js';
import { Review } from './review.entity.js';

export type ReviewRow = ReturnType<typeof present>;
type Manager = ReadTx['manager'];
export type SealedMessage = Pick<
  ReviewMessage,
  'reviewId' | 'at' | 'direction' | 'type' | 'text' | 'agentAccount'
> & {
  id: string;
  agentId: AgentId | null;
  agentAlias: string | null;
};

const order: ListOrder<Review, QueryReviewsSort> = {
  usual: '-createdAt',
  key: 'id',
  sorts: {
    on: 'businessDate',
    score: 'score',
    status: 'status',
    inspector: 'inspectorName',
    submittedAt: 'submittedAt',
  },
};

@Injectable()
export class ReviewService {
  constructor(@Inject(doorOf('quality')) private readonly db: Database) {}

  async getMany(ctx: ProviderContext, ids: readonly string[]) {
    const rows = await this.db.read(ctx, ({ manager }) =>
      reviewsOf(ctx, manager).andWhere('r.id = any(:ids)', { ids }).getMany(),
    );
    return rows.map(present);
  }

  async find(ctx: ProviderContext, id: string): Promise<ReviewRow | null> {
    return (await this.getMany(ctx, [id]))[0] ?? null;
  }

  list(ctx: ProviderContext, page: QueryReviewsArgs) {
    return this.db.read(ctx, ({ manager }) =>
      countedPageOf(filtered(reviewsOf(ctx, manager), page), order, page, present),
    );
  }

  async findingsOf(ctx: ProviderContext, reviewIds: readonly string[]) {
    const rows = await this.db.read(ctx, ({ manager }) =>
      manager
        .createQueryBuilder(ReviewFinding, 'f')
        // Of the attempt that stands: what was taken back counts in nothing.
        .innerJoin(
          Review,
          'r',
          'r.providerId = f.providerId and r.storeId = f.storeId and r.id = f.reviewId and r.attempt = f.attempt',
        )
        .where('f.providerId = :providerId and f.storeId = any(:storeIds)', {
          providerId: ctx.providerId,
          storeIds: ctx.storeIds,
        })
        .andWhere('f.reviewId = any(:reviewIds)', { reviewIds })
        .orderBy('f.itemKey')
        .getMany(),
    );
    return rows.map((row) => ({ ...row, deduction: Number(row.deduction) }));
  }

  /** The messages as they were when the conversation was scored; whatever became of its import. */
  async sealedMessages(ctx: ProviderContext, reviewIds: readonly string[]) {
    const rows = await this.db.read(ctx, ({ sql }) =>
      sql<SealedMessage>(
        `select m.review_id, m.message_id as id, m.at, m.direction, m.type, m.text,
                m.agent_account, a.agent_id, g.alias as agent_alias
           from quality.review_message m
           join quality.review r on r.provider_id = m.provider_id and r.store_id = m.store_id and r.id = m.review_id
            and r.attempt = m.attempt
           left join conversations_pub.agent_account a
             on a.provider_id = $1 and a.store_id = m.store_id and a.account = m.agent_account
           left join scheduling_pub.agent g on g.provider_id = $1 and g.id = a.agent_id
          where m.provider_id = $1 and m.store_id = any($2) and m.review_id = any($3)
          order by m.ordinal`,
        [ctx.providerId, ctx.storeIds, reviewIds],
      ),
    );
    // A buyer's message bears the account that it was addressed to, which did not write it.
    return rows.map((row) =>
      row.direction === 'agent' ? row : { ...row, agentAccount: null, agentId: null, agentAlias: null },
    );
  }

  /** The conversation's messages in order, and the accounts under which the agent writes. */
  async evidenceFor(manager: Manager, review: ReviewRow) {
    const { providerId, storeId, businessDate, conversationId } = review;
    const rows = await manager.find(Message, {
      where: { providerId, storeId, businessDate, conversationId },
      order: { at: 'ASC', rowNo: 'ASC' },
    });
    return {
      // Under the id by which the conversation shows them.
      messages: rows.map(({ fingerprint, at, direction, type, agentAccount, text }) => ({
        ...{ id: fingerprint.toString('hex').slice(0, 32), at, direction, type, agentAccount, text },
      })),
      accounts: await this.accountsOf(manager, review),
    };
  }

  /** Under which the agent writes in that store. */
  async accountsOf(manager: Manager, review: ReviewRow): Promise<ReadonlySet<string>> {
    const { providerId, storeId, agentId } = review;
    const own = await manager.findBy(AgentAccount, { providerId, storeId, agentId });
    return new Set(own.map(({ account }) => account));
  }
}

/** The caller's reviews. */
export const reviewsOf = (ctx: ProviderContext, manager: Manager): SelectQueryBuilder<Review> =>
  manager.createQueryBuilder(Review, 'r').where('r.providerId = :providerId and r.storeId = any(:storeIds)', {
    providerId: ctx.providerId,
    storeIds: ctx.storeIds,
  });

function filtered(
  reviews: SelectQueryBuilder<Review>,
  { storeId, on, scoreBelow, itemKey, ...page }: QueryReviewsArgs,
): SelectQueryBuilder<Review> {
  const agent = page.agent?.trim().toLowerCase();
  if (storeId) reviews.andWhere('r.storeId = :storeId', { storeId });
  if (on) reviews.andWhere('r.businessDate = :on', { on });
  if (scoreBelow != null) reviews.andWhere('r.score < :scoreBelow', { scoreBelow });
  if (agent)
    reviews.andWhere(
      `r.agentId in (select a.id from scheduling_pub.agent a
                      where a.provider_id = :providerId
                        and (position(:agent in lower(a.alias)) > 0 or position(:agent in lower(a.name)) > 0))`,
      { agent },
    );
  if (itemKey)
    reviews.andWhere(
      `exists (select from quality.review_finding f
                where f.store_id = r.storeId and f.review_id = r.id and f.attempt = r.attempt
                  and f.superseded_at is null and f.item_key = :itemKey)`,
      { itemKey },
    );
  return reviews;
}

export const keyOf = ({ providerId, storeId, id }: ReviewRow) => ({ providerId, storeId, id });

export const present = (row: Review) => ({
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
