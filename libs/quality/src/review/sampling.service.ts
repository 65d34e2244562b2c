import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuoxi/platform/calendar';
import { type Context, newId } from '@zuoxi/platform/context';
import { type Database, sql } from '@zuoxi/platform/database';
import { DomainError, found } from '@zuoxi/platform/errors';
import { doorOf } from '@zuoxi/platform/module';
import type { QualityTables } from '../tables.js';
import { present, type Q, ReviewService } from './review.service.js';
import { type Candidate, sampleOfDay } from './sampling.rules.js';
import { ScorecardService } from './scorecard.service.js';

/** Who is reviewed of a day. */
@Injectable()
export class SamplingService {
  constructor(
    @Inject(doorOf('quality')) private readonly db: Database<QualityTables>,
    private readonly reviews: ReviewService,
    private readonly scorecards: ScorecardService,
    private readonly clock: Clock,
  ) {}

  /** Draws every agent with chats of a day; whoever was drawn before stays drawn. */
  async sample(ctx: Context, storeId: string, on: string): Promise<void> {
    found(
      ctx.storeIds.find((id) => id === storeId),
      'store',
    );
    const scorecard = await this.scorecards.inForce(ctx);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'review.sample', async ({ q, audit }) => {
      const { rows } = await sql<Candidate>`
        select c.id as conversation_id, a.agent_id, c.unanswered, c.max_wait_seconds::float8 as max_wait_seconds,
               c.rounds, c.message_count
          from conversations_pub.conversation c
          join conversations_pub.agent_account a
            on a.store_id = c.store_id and a.account = any (c.agent_accounts || c.agent_account)
         where c.store_id = ${storeId} and c.business_date = ${on} and c.message_count > 0 and a.agent_id is not null
           and not exists (select 1 from quality.review r
                            where r.store_id = c.store_id and r.business_date = c.business_date and r.agent_id = a.agent_id)`.execute(
        q,
      );
      const drawn = sampleOfDay(rows);
      if (!drawn.length) await this.checkDrawable(ctx, q, storeId, on);
      if (drawn.length) {
        await q
          .insertInto('quality.review')
          .values(
            drawn.map(({ agentId, conversationId, reason }) => ({
              providerId: ctx.providerId as string,
              storeId,
              id: newId(),
              businessDate: on,
              agentId,
              conversationId,
              reason,
              status: 'open',
              scorecardId: scorecard.id,
              createdAt: this.clock.now(),
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
      audit({
        subjectType: 'qc-sample',
        subjectId: `${storeId}:${on}`,
        storeId,
        details: { drawn: drawn.length },
      });
      return null;
    });
  }

  async queue(ctx: Context, on: string, storeId?: string | null) {
    const entries = await this.db.read(ctx, ({ q }) => {
      let rows = this.reviews.select(ctx, q).where('businessDate', '=', on);
      if (storeId) rows = rows.where('storeId', '=', storeId);
      return rows
        .orderBy(sql`status <> 'open'`)
        .orderBy(sql`case reason when 'unanswered' then 0 when 'long-wait' then 1 else 2 end`)
        .orderBy('id')
        .limit(500)
        .execute();
    });
    const { rows } = await this.db.read(ctx, ({ q }) =>
      sql<{ agents: number }>`
        select count(distinct coalesce(a.agent_id::text, f.agent_account))::int as agents
          from conversations_pub.half_hour_fact f
          left join conversations_pub.agent_account a on a.store_id = f.store_id and a.account = f.agent_account
         where f.provider_id = ${ctx.providerId} and f.business_date = ${on} and f.agent_account <> ''
           and (${storeId ?? null}::uuid is null or f.store_id = ${storeId ?? null})
           and (f.sums->>'agentMessages')::int > 0`.execute(q),
    );
    return {
      on,
      agentsWithChats: rows[0]?.agents ?? 0,
      agentsReviewed: new Set(entries.filter(({ status }) => status !== 'open').map(({ agentId }) => agentId))
        .size,
      entries: entries.map(present),
    };
  }

  /** @throws DomainError DAY_WITHOUT_CHATS or ACCOUNTS_UNMATCHED when there is nobody whose chats could be drawn. */
  private async checkDrawable(ctx: Context, q: Q, storeId: string, on: string): Promise<void> {
    const drawnBefore = await this.reviews
      .select(ctx, q)
      .where('storeId', '=', storeId)
      .where('businessDate', '=', on)
      .limit(1)
      .executeTakeFirst();
    if (drawnBefore) return;
    const { rows } = await sql<{ chats: number; unmatched: number }>`
      select count(distinct c.id)::int as chats, count(distinct a.account) filter (where a.agent_id is null)::int as unmatched
        from conversations_pub.conversation c
        left join conversations_pub.agent_account a
          on a.store_id = c.store_id and a.account = any (c.agent_accounts || c.agent_account)
       where c.store_id = ${storeId} and c.business_date = ${on} and c.message_count > 0`.execute(q);
    const { chats = 0, unmatched = 0 } = rows[0] ?? {};
    if (!chats) throw new DomainError('DAY_WITHOUT_CHATS', { on });
    if (unmatched) throw new DomainError('ACCOUNTS_UNMATCHED', { on, count: unmatched });
  }
}
